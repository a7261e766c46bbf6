"""POEM: what is paid, owned and earned, what it costs and whom it meets."""
