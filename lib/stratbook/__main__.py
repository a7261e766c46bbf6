"""``python -m stratbook``."""

from stratbook.cli import main

main()
