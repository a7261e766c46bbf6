"""What ``stratbook check`` finds: a client's folder looked through, nothing run."""

from dataclasses import dataclass
from pathlib import Path

from stratbook.brief.notes import Note, brief_notes
from stratbook.brief.own_notes import OwnNote
from stratbook.brief.read import read_brief
from stratbook.core.errors import BriefError, Fault
from stratbook.core.language import Language
from stratbook.ingest.account import Account
from stratbook.ingest.folder import read_exports
from stratbook.notebook.places import find_client
from stratbook.notebook.reading import options_of
from stratbook.report.lacking import lacking


@dataclass(frozen=True)
class Checked:
    """What was found in a client's folder.

    Parameters
    ----------
    client : str
        The client's id.
    faults : tuple of Fault
        What has to be put right: the brief's, then the exports'.
    notes : tuple of Note
        What the folder lacks, then what is doubtful in the brief.
    account : Account or None
        What became of every file; None when the brief has faults, for it says how the
        exports are to be read.
    own : tuple of OwnNote
        The consultant's paragraphs, and where they will stand.
    """

    client: str
    faults: tuple[Fault, ...]
    notes: tuple[Note, ...] = ()
    account: Account | None = None
    own: tuple[OwnNote, ...] = ()

    def as_json(self, language: Language) -> dict[str, object]:
        """Return the same as plain values, its sentences in one language."""
        return {
            "client": self.client,
            "ok": not self.faults,
            "faults": [
                {
                    "place": each.place,
                    "problem": language.render(each.problem),
                    "remedy": language.render(each.remedy),
                }
                for each in self.faults
            ],
            "notes": [
                {"place": each.place, "message": language.render(each.message)}
                for each in self.notes
            ],
            "own_notes": [
                {
                    "file": each.file,
                    "where": f"{each.side}: {each.place}",
                    "language": each.language,
                }
                for each in self.own
            ],
            "import": self.account and self.account.as_json(language.code),
        }


def check_client(folder: str | Path) -> Checked:
    """Look through a client's folder.

    Parameters
    ----------
    folder : str or Path
        The client's folder, or the name of one under ``data/clients``.

    Raises
    ------
    ParameterError
        When there is no such client.
    """
    place = find_client(str(folder))
    try:
        brief = read_brief(place)
    except BriefError as error:
        return Checked(place.name, error.faults)
    account = read_exports(place, options_of(brief)).account
    notes = (*lacking(brief, account), *brief_notes(brief))
    return Checked(place.name, account.faults, notes, account, brief.notes)
