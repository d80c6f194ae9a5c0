"""Our engine beside others: the same passages, the same questions, each engine in a process of its own."""
