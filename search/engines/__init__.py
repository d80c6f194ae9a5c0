"""The engines behind the ports in `search.engine`, one package each."""
