"""The engine: each notebook in a process of its own, forked from one that has all imported."""
