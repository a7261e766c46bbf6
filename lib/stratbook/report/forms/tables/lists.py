"""The pages at the end: what each KPI is, and the files that the report rests on."""

from collections.abc import Iterable, Sequence

from stratbook.core.message import Fact, Loose, say, term
from stratbook.display.look import Look
from stratbook.display.sheet import Sheet
from stratbook.display.typed import block
from stratbook.report import appendix
from stratbook.report.content import Source


def definitions(look: Look, ids: Iterable[str]) -> tuple[Sheet, ...]:
    """Return each KPI with its meaning, formula, trap and source."""
    headings = (
        term("Indicator"), term("Definition"), term("Formula"), term("Beware"), term("Source"),
    )  # fmt: skip
    rows = [
        (each.label, each.meaning, each.formula, each.trap, each.source)
        for each in appendix.definitions(look, ids)
    ]
    title = look.say(term("Definitions"))
    return (Sheet("table", title, blocks=(block(look, headings, rows),)),) if rows else ()


def files(look: Look, sources: Sequence[Source]) -> tuple[Sheet, ...]:
    """Return the files a report rests on, with the whole digest of each."""
    headings: tuple[Fact, ...] = (
        term("File"), term("Recognised as"), term("First day"), term("Last day"),
        term("Rows kept"), term("SHA-256"),
    )  # fmt: skip
    rows: list[list[Loose]] = [
        [
            each.file,
            each.title or term("not recognised"),
            each.period.start if each.period else "–",
            each.period.end if each.period else "–",
            "–" if each.rows is None else each.rows,
            each.sha256,
        ]
        for each in sources
    ]
    title = look.say(say("Files this report rests on"))
    return (Sheet("table", title, blocks=(block(look, headings, rows),)),) if rows else ()
