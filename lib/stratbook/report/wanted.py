"""What a render is asked for, and what it gives."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from stratbook.core.vocabulary import Document
from stratbook.notebook.parameters import Parameters, checked
from stratbook.report.again.lock import KEPT
from stratbook.report.again.sealed import Sealed
from stratbook.report.again.standing import Asked, Standing
from stratbook.report.batch.outcome import Facts
from stratbook.report.engine.choice import EngineName
from stratbook.report.forms import Form
from stratbook.report.history_file import KEEP, Keeping
from stratbook.report.lanes import USUAL, Running
from stratbook.report.output import client_id


@dataclass(frozen=True)
class Wanted:
    """What a render is asked for.

    Parameters
    ----------
    period : str
        As people write it: ``2026-10``; empty for the brief's.
    languages : tuple of str
        ``fr``, ``en`` or both; none for the brief's.
    document : Document or str
        ``audit``, ``performance`` or ``pulse``.
    out : Path
        The report goes to ``<out>/<client>/<period>/<language>/report.html``.
    keeping : Keeping
        Whether the period's figures go to the client's ``kpi_history.csv`` afterwards.
    engine : EngineName or None
        What runs the notebooks; None for the usual one of this machine. Both give one report.
    forms : tuple of Form
        What is written beside the page: ``pdf``, ``pptx``.
    detail : str
        ``essential`` or ``full``; empty for the brief's.
    audience : str
        ``expert`` or ``general``; empty for the brief's.
    force : bool
        Whether everything runs again although nothing changed.
    running : Running
        How many chapters at a time, and what each may use.
    """

    period: str = ""
    languages: tuple[str, ...] = ()
    document: Document | str = Document.AUDIT
    out: Path = Path("reports")
    keeping: Keeping = KEEP
    engine: EngineName | None = None
    forms: tuple[Form, ...] = ()
    detail: str = ""
    audience: str = ""
    force: bool = False
    running: Running = USUAL

    def parameters(self, client: str) -> tuple[Parameters, ...]:
        """Return the parameters of each language, checked.

        Raises
        ------
        ParameterError
            Naming each that does not fit.
        """
        shared = {"client": client, "period": self.period, "document": self.document}
        levels = {"detail": self.detail, "audience": self.audience}
        codes = tuple(dict.fromkeys(self.languages)) or ("",)
        return tuple(checked({**shared, **levels, "language": each}) for each in codes)

    def standing(self, client: Path, chapters: tuple[str, ...]) -> Standing:
        """Return what is known of the reports that this very order left of these chapters."""
        languages: list[JsonValue] = [*dict.fromkeys(self.languages)]
        forms: list[JsonValue] = [*sorted(str(each) for each in set(self.forms))]
        told: dict[str, JsonValue] = {
            "period": self.period,
            "languages": languages,
            "document": str(self.document),
            "forms": forms,
            "detail": self.detail,
            "audience": self.audience,
        }
        asked = Asked(client, self.out, told, chapters, self.keeping.wanted)
        return Standing(self.kept(client), asked)

    def kept(self, client: Path) -> Sealed:
        """Return where a client's chapters and what is known of its reports are kept."""
        return Sealed(self.out / KEPT / client_id(client), client)


@dataclass(frozen=True)
class Rendered:
    """What a render gave.

    Parameters
    ----------
    reports : tuple of Path
        In the order of the languages.
    facts : Facts
        What a portfolio says of the client.
    unchanged : bool
        Whether the reports were left as they were.
    chapters_run, chapters_kept : int
        Notebooks that ran, and those taken from the last render.
    cpu : float
        Seconds of processor of the notebooks.
    memory : int
        Bytes, the largest notebook.
    """

    reports: tuple[Path, ...]
    facts: Facts
    unchanged: bool = False
    chapters_run: int = 0
    chapters_kept: int = 0
    cpu: float = 0.0
    memory: int = 0
