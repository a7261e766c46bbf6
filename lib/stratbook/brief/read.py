"""A client's folder, read and checked whole before anything is computed."""

from pathlib import Path

from stratbook.brief.calendar_checks import calendar_faults
from stratbook.brief.cells import Hand
from stratbook.brief.client_file import read_client
from stratbook.brief.draft import Draft
from stratbook.brief.flight_checks import flight_faults
from stratbook.brief.inputs import read_inputs
from stratbook.brief.inside import outside_faults
from stratbook.brief.keep.mend import mend
from stratbook.brief.models import Brief
from stratbook.brief.outcome_checks import outcome_faults
from stratbook.brief.own_notes import read_own_notes
from stratbook.brief.row_checks import row_faults
from stratbook.brief.scenario_checks import scenario_faults
from stratbook.brief.tags_read import read_corrections
from stratbook.brief.tracking_checks import tracking_faults
from stratbook.core.errors import BriefError, raise_all
from stratbook.core.manner import folders


def read_brief(folder: Path) -> Brief:
    """Read ``client.yml``, ``inputs.xlsx``, ``inputs/*.csv`` and ``tags.xlsx``.

    Parameters
    ----------
    folder : Path
        The client's folder; its name is the client's id.

    Returns
    -------
    Brief
        Checked; :func:`stratbook.brief.notes.brief_notes` tells what is doubtful in it.

    Raises
    ------
    BriefError
        With every fault of every file at once, each with its place and what to write.
    ParameterError
        When a decision was being kept as the machine stopped, and the folder cannot be written
        to end or undo it while only some of its files hold the decision.
    """
    folder = folder.resolve()
    unfinished = mend(folder)
    raise_all(BriefError, outside_faults(folder))
    file, draft, faults = read_client(folder)
    hand = hand_of(draft)
    frames, more = read_inputs(folder, hand)
    more += row_faults(frames, draft)
    more += outcome_faults(frames)
    more += flight_faults(frames)
    more += calendar_faults(frames)
    more += tracking_faults(frames)
    more += scenario_faults(frames)
    objectives = [draft.text(*row, "id") for row in draft.objectives()]
    corrections, wrong = read_corrections(folder, hand, objectives)
    notes, unfit = read_own_notes(folder)
    raise_all(BriefError, [*faults, *more, *wrong, *unfit])
    if file is None:  # pragma: no cover - a draft without fault has its file
        raise BriefError(tuple(faults))
    return Brief(
        folder=folder, file=file, inputs=frames, corrections=corrections, notes=notes,
        unfinished=unfinished,
    )  # fmt: skip


def hand_of(draft: Draft) -> Hand:
    """Tell who filled the inputs in, even from a ``client.yml`` that has other faults."""
    told = draft.text("language")
    language = told if told in folders() else "fr"
    match draft.text("exports", "date_order"):
        case "dmy" | "mdy" | "ymd" as order:
            return Hand(language, order)
        case _:
            return Hand(language)
