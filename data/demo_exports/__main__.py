"""Write every client's exports into its folder."""

from pathlib import Path

from . import CLIENTS

for name, write_exports in CLIENTS.items():
    write_exports(Path(__file__).parents[1] / "clients" / name / "exports")
