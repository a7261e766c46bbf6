"""The exercises, one module each: ``EXERCISE`` is the exercise."""
