"""What an executed chapter carries beside what it shows: its tables, and the terms it links to."""

import re
from collections.abc import Iterator
from typing import Any, Final

from stratbook.display.sheet import MIME, Sheet, unpacked
from stratbook.report.content import PageChapter
from stratbook.report.exporter import shown_outputs

_DEFINITION: Final = re.compile(r'href="#def-([a-z0-9_]+)"')


def sheets_of(chapter: PageChapter) -> tuple[Sheet, ...]:
    """Return the tables behind what a chapter shows in the page, in its order.

    Raises
    ------
    ValidationError
        When a notebook put something else under their name.
    """
    return tuple(
        sheet for data in _shown(chapter) if MIME in data for sheet in unpacked(data[MIME])
    )


def linked_kpis(chapter: PageChapter) -> tuple[str, ...]:
    """Return the ids of the KPIs whose definitions a chapter leads to."""
    return tuple(
        id_ for data in _shown(chapter) for id_ in _DEFINITION.findall(data.get("text/html", ""))
    )


def _shown(chapter: PageChapter) -> Iterator[Any]:
    return (each["data"] for each in shown_outputs(chapter.notebook) if "data" in each)
