"""What several commands ask for, in one wording."""

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[str, typer.Argument(help="The client's folder.")]
Lang = Annotated[
    str, typer.Option("--lang", help="fr, en or one added; by default the terminal's.")
]
Languages = Annotated[
    list[str] | None,
    typer.Option("--lang", help="fr, en or one added, once each; by default the brief's."),
]
PeriodOption = Annotated[
    str, typer.Option(help="2026-10, 2026-W43, 2026-Q3, 2026 or 2026-03-01..2026-04-15.")
]
Out = Annotated[Path, typer.Option(help="Where reports go: OUT/client/period/language.")]
Beside = Annotated[Path, typer.Option(help="Where reports go; the file goes to OUT/client/period.")]
