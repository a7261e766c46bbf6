"""What the tests of chapter 1 share: sheets and objectives written by hand."""

from collections.abc import Mapping, Sequence

import pandas as pd

from stratbook.brief.inputs import empty_inputs
from stratbook.brief.models import Objective
from stratbook.brief.sheets import sheet

EXERCISE: Mapping[str, Sequence[float]] = {
    "Direction": (50, 30, 10, 10),
    "Commercial": (60, 10, 20, 10),
    "Communication": (10, 50, 10, 30),
}
SUBJECTS = ("Vendre", "Notoriété", "Cause", "Trafic local")


def filled(id_: str, *rows: Mapping[str, object]) -> pd.DataFrame:
    """Return a sheet's frame with some rows, typed as the reading types it."""
    empty = empty_inputs(sheet(id_))
    if not rows:
        return empty
    given = [{"source": f"inputs/{id_}.csv:{line}", **row} for line, row in enumerate(rows, 2)]
    columns = {
        name: pd.Series([row.get(name) for row in given], dtype=empty[name].dtype) for name in empty
    }
    return pd.DataFrame(columns)


def points(
    given: Mapping[str, Sequence[float]] = EXERCISE,
    subjects: Sequence[str] = SUBJECTS,
    **more: Mapping[str, object],
) -> pd.DataFrame:
    """Return the sheet of priorities: points by department; ``more`` by column, then department."""
    return filled("weights", *(
        {"department": name, "objective": subject, "points": float(value),
         **{column: values.get(name) for column, values in more.items()}}
        for name, values_ in given.items()
        for subject, value in zip(subjects, values_, strict=True)
    ))  # fmt: skip


def objective(id_: str = "seen", **more: object) -> Objective:
    """Return a social objective; ``more`` changes it."""
    return Objective.model_validate({"id": id_, "statement": f"Statement of {id_}", **more})
