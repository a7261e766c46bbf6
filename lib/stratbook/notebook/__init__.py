"""What the notebooks call, and how their language editions are built from one source."""
