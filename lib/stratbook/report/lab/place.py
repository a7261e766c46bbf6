"""Where a client's lab lies, and what its notebooks are opened with."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stratbook.brief.read import read_brief
from stratbook.core.errors import BriefError, Fault, ParameterError
from stratbook.core.language import Language
from stratbook.core.language import language as language_of
from stratbook.core.message import say
from stratbook.core.vocabulary import Document
from stratbook.notebook.parameters import Parameters
from stratbook.notebook.places import find_client
from stratbook.report.output import client_id

START: Final = "00_start.ipynb"


@dataclass(frozen=True)
class Lab:
    """A client's lab in one language.

    Parameters
    ----------
    client : Path
        The client's folder.
    out : Path
        Where reports go, a whole path.
    language : Language
        The reader's.
    period : str
        The period's code; empty where the brief cannot be read and none was asked for.
    document : Document
        Which document its notebooks speak for.

    Notes
    -----
    The lab lies beside the client's reports, ``<out>/<client>/lab/<language>``: there the
    file browser shows both, git ignores both, and neither the sources nor the client's
    folder are touched. It bears no period: what a person adds to a notebook goes on from
    one period to the next.
    """

    client: Path
    out: Path
    language: Language
    period: str
    document: Document = Document.AUDIT

    @property
    def reports(self) -> Path:
        """The client's reports, which the file browser shows."""
        return self.out / client_id(self.client)

    @property
    def folder(self) -> Path:
        """The notebooks."""
        return self.reports / "lab" / self.language.code

    @property
    def work(self) -> Path:
        """What is read and found on the way, shared by all notebooks."""
        return self.out / ".work" / client_id(self.client)

    @property
    def parameters(self) -> dict[str, str]:
        """The values of a notebook's parameters cell."""
        return {
            "client": str(self.client),
            "period": self.period,
            "language": self.language.code,
            "document": self.document.value,
            "work": str(self.work),
        }


def lab_of(asked: Parameters, out: Path, spoken: Language) -> Lab:
    """Return a client's lab, nothing written yet.

    Parameters
    ----------
    asked : Parameters
        The client, and what was asked for; an empty period or language is the brief's.
    out : Path
        Where reports go.
    spoken : Language
        The terminal's language, where the brief cannot be read.

    Raises
    ------
    ParameterError
        When there is no such client, or a link leads out of ``out``.
    """
    folder = find_client(asked.client)
    code, own = asked.language or spoken.code, asked.period
    try:
        brief = read_brief(folder).file
    except BriefError:
        pass  # the start page names its faults
    else:
        code, own = asked.language or brief.language, asked.period or brief.period.code
    lab = Lab(folder, out.resolve(), language_of(code), own, asked.document)
    _stays_inside(lab)
    return lab


def _stays_inside(lab: Lab) -> None:
    """Refuse a lab that a link would lead out of the folder of reports."""
    for place in (lab.folder, lab.work):
        if not place.resolve().is_relative_to(lab.out):
            raise ParameterError(
                (
                    Fault(
                        str(place),
                        say("This folder leads out of {folder}.", folder=str(lab.out)),
                        say(
                            "Remove the link that stands there, or choose another folder "
                            "with --out."
                        ),
                    ),
                )
            )
