"""What the command line asks of a batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from stratbook.report.batch.order import CAPS, Caps
from stratbook.report.cluster.extra import is_address

_GIB: Final = 1 << 30
_MIB: Final = 1 << 20
_MOST_JOBS: Final = 256

Jobs = Annotated[
    int, typer.Option(min=0, max=_MOST_JOBS, help="Clients at a time, a process each.")
]
BatchFile = Annotated[
    Path | None,
    typer.Option(
        "--batch",
        help="A CSV or YAML file: client, period, language, document, format; a row a client.",
    ),
]
ClientMinutes = Annotated[
    float, typer.Option(min=0.01, help="A client that takes longer is stopped.")
]
Minutes = Annotated[float, typer.Option(min=0.01, help="The whole batch ends then.")]
Memory = Annotated[float, typer.Option(min=0.25, help="GiB that each process may take.")]
Output = Annotated[int, typer.Option(min=1, help="MiB that one notebook may show and print.")]
FailFast = Annotated[
    bool, typer.Option("--fail-fast/--keep-going", help="Whether the first failure ends it.")
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Redo only what the last run left unfinished.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="List what would be rendered, and write nothing.")
]
Reports = Annotated[
    str, typer.Option(help="Where reports go: OUT/client/period/language; a path or an address.")
]
Cluster = Annotated[
    str,
    typer.Option(
        help="A Dask scheduler’s address, tcp://…: its hosts render; needs the extra “cluster”."
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Run everything, also what did not change.")]


@dataclass(frozen=True)
class Many:
    """What is asked of a batch beyond its orders.

    Parameters
    ----------
    jobs : int
        Clients at a time; 0 when not said.
    file : Path or None
        The batch file.
    client_minutes, minutes : float
        For one client, and for the whole.
    memory : float
        GiB a process.
    output : int
        MiB a notebook.
    fail_fast, resume, dry_run : bool
        As the options say.
    cluster : str
        A scheduler's address; empty for this machine.
    """

    jobs: int = 0
    file: Path | None = None
    client_minutes: float = CAPS.seconds / 60
    minutes: float = 720.0
    memory: float = CAPS.memory / _GIB
    output: int = CAPS.output // _MIB
    fail_fast: bool = False
    resume: bool = False
    dry_run: bool = False
    cluster: str = ""

    def needed(self, named: Sequence[str]) -> bool:
        """Say whether this is a batch: several clients, an address, or what only a batch has.

        Parameters
        ----------
        named : sequence of str
            The clients' folders, then the folder of reports.
        """
        only = (self.jobs, self.file, self.fail_fast, self.resume, self.dry_run, self.cluster)
        return len(named) > 2 or any(only) or any(is_address(each) for each in named)

    @property
    def caps(self) -> Caps:
        """What one client may use; chapters side by side only where clients are not."""
        lanes = 1 if self.jobs > 1 or self.cluster else CAPS.lanes
        memory, output = int(self.memory * _GIB), self.output * _MIB
        return Caps(self.client_minutes * 60, memory, output, lanes)


def reports(out: str) -> str:
    """Return the whole path of the folder of reports, or its address."""
    return out.rstrip("/") if is_address(out) else str(Path(out).resolve())
