"""What one cell cannot show: rows of a sheet that do not go together."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import pandas as pd

from stratbook.brief.draft import Draft
from stratbook.brief.nearest import plain
from stratbook.brief.yaml_text import shown
from stratbook.core.errors import Fault
from stratbook.core.message import Quantity, Unit, say
from stratbook.core.reference import threshold

WHOLE: Final = 100.0
Naming = Callable[[str], str]


def row_faults(frames: Mapping[str, pd.DataFrame], draft: Draft) -> list[Fault]:
    """Return the faults of rows that contradict each other.

    Parameters
    ----------
    frames : mapping
        The sheets by id, as :func:`stratbook.brief.inputs.read_inputs` returns them.
    draft : Draft
        The brief: its objectives may be called by id or by statement.
    """
    ids = {
        plain(draft.text(*row, "statement")): plain(draft.text(*row, "id"))
        for row in draft.objectives()
    }

    def named(text: str) -> str:
        return ids.get(plain(text), plain(text))

    return [fault for id_, check in _CHECKS for fault in check(frames[id_], named)]


def is_whole(points: float) -> bool:
    """Say whether a department's points add up to 100, but for what rounding takes away."""
    return abs(points - WHOLE) <= threshold("points_rounding") + 1e-9


def _one_accountable(raci: pd.DataFrame, named: Naming) -> Iterator[Fault]:
    """Refuse two accountable roles for one objective: each would wait for the other."""
    rows = raci.dropna(subset=["subject", "role", "part"])
    rows = rows[rows["part"] == "accountable"]
    for _, same in rows.groupby(rows["subject"].map(named), sort=False):
        if len(set(same["role"].map(plain))) > 1:
            yield Fault(
                _place(same),
                say("“{subject}” has more than one accountable role: {roles}.",
                    subject=shown(same["subject"].iloc[0]),
                    roles=tuple(shown(each) for each in dict.fromkeys(same["role"]))),
                say("Keep one as accountable; write the others as responsible or consulted."),
            )  # fmt: skip


def _points(weights: pd.DataFrame, named: Naming) -> Iterator[Fault]:
    """Refuse points that are given twice, or that do not add up to 100."""
    rows = weights.dropna(subset=["department", "objective", "points"])
    for _, same in rows.groupby(rows["department"].map(plain), sort=False):
        again = same[same["objective"].map(named).duplicated(keep=False)]
        if not again.empty:
            yield Fault(
                _place(again),
                say("“{department}” gives points to “{objective}” more than once.",
                    department=_name(same), objective=shown(again["objective"].iloc[0])),
                say("Keep one of the two."),
            )  # fmt: skip
        else:
            yield from _total(same)


def _total(same: pd.DataFrame) -> Iterator[Fault]:
    total = float(same["points"].sum())
    asked = bool(same["rescale"].fillna(value=False).any())
    if is_whole(total) or (asked and total > 0):
        return
    yield Fault(
        _place(same),
        say("The points of “{department}” add up to {total}, not to 100.",
            department=_name(same), total=Quantity(value=total, unit=Unit.SCORE)),
        say("Share out 100 points, or write yes in the column “{fr}” (“{en}”).",
            fr="Ramener ses points à 100", en="Bring its points to 100")
        if total > 0
        else say("Share out 100 points between the objectives."),
    )  # fmt: skip


def _influence(weights: pd.DataFrame, _naming: Naming) -> Iterator[Fault]:
    """Refuse two weights for one department, and weights for some departments only."""
    rows = weights.dropna(subset=["department"])
    by = rows.groupby(rows["department"].map(plain), sort=False)
    for _, same in by:
        if len(set(same["weight"].dropna())) > 1:
            yield Fault(
                f"{_place(same)}, column weight",
                say("“{department}” has two different weights.", department=_name(same)),
                say("Write the same one in each of its rows, or in one row only."),
            )
    lacking = [same for _, same in by if same["weight"].isna().all()]
    if lacking and rows["weight"].notna().any():
        yield Fault(
            f"{_place(pd.concat(lacking))}, column weight",
            say("Some departments have a weight, not these: {departments}.",
                departments=tuple(_name(each) for each in lacking)),
            say("Give each department a weight, or none."),
        )  # fmt: skip


def _name(same: pd.DataFrame) -> str:
    return shown(same["department"].iloc[0])


def _place(rows: pd.DataFrame) -> str:
    """Return where rows stand, as other faults of the inputs say it."""
    files = rows["source"].str.rpartition(":")
    numbers = list(dict.fromkeys(files[2]))
    file, _, sheet = str(files[0].iloc[0]).partition("!")
    named = f"{file}, sheet {sheet}" if sheet else file
    return f"{named}, row{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"


_CHECKS: Final[tuple[tuple[str, Callable[[pd.DataFrame, Naming], Iterator[Fault]]], ...]] = (
    ("weights", _points),
    ("weights", _influence),
    ("raci", _one_accountable),
)
