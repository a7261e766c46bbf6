"""What the platforms export, read into tidy tables, with an account of the import."""
