"""Benchmarks: ranking quality, facts, speed. What they measured last is in RESULTS.md."""
