"""What the last render left, taken again where nothing that it depends on changed."""
