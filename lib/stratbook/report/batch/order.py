"""What to render: one client, one period, one document, in its languages and forms."""

from dataclasses import dataclass

from stratbook.core.vocabulary import Document
from stratbook.report.engine.choice import EngineName
from stratbook.report.forms import Form


@dataclass(frozen=True)
class Caps:
    """What rendering one client may use.

    Parameters
    ----------
    seconds : float
        On the clock, from its start to its reports in place.
    memory : int
        Bytes of memory, each of its processes.
    output : int
        Bytes that one notebook may show and print.
    lanes : int
        Chapters at a time.
    """

    seconds: float = 1800.0
    memory: int = 6 << 30
    output: int = 128 << 20
    lanes: int = 2


CAPS = Caps()


@dataclass(frozen=True)
class Order:
    """One render of a batch; it can be pickled.

    Parameters
    ----------
    client : str
        Address of the client's folder.
    period : str
        As people write it; empty for the brief's.
    languages : tuple of str
        None for the brief's.
    document : Document
        Which document is made.
    forms : tuple of Form
        What is written beside the page.
    out : str
        Address of the folder of reports.
    detail, audience : str
        As ``--detail`` and ``--audience`` say; empty for the brief's.
    engine : EngineName or None
        What runs the notebooks; None for the usual one of the machine that renders.
    force : bool
        Whether everything is run again although nothing changed.
    history : bool
        Whether the period's figures go to the client's history.
    caps : Caps
        What it may use.
    row : int
        Its row in the batch file; 0 without one.
    """

    client: str
    period: str = ""
    languages: tuple[str, ...] = ()
    document: Document = Document.AUDIT
    forms: tuple[Form, ...] = ()
    out: str = "reports"
    detail: str = ""
    audience: str = ""
    engine: EngineName | None = None
    force: bool = False
    history: bool = True
    caps: Caps = CAPS
    row: int = 0

    @property
    def name(self) -> str:
        """The last part of the client's address: what a person calls it."""
        return self.client.replace("\\", "/").rstrip("/").rpartition("/")[2] or self.client
