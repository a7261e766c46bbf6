"""What prospects need, what they search for, and by which door they come in."""

from typing import Final

from stratbook.core.message import Quantity, Term, Unit, say, term
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.community.cells import BRACKETS, changed, ratio
from stratbook.strategy.community import Behaviour, Need, Prospects, Query, Segment
from stratbook.strategy.community.labels import STAGE_NAMES

ANSWERS: Final[dict[str, Term]] = {
    "publish": term("Publish what meets the need"),
    "explain": term("Answer it on a page and in a post"),
    "prove": term("Put a proof in front: review, guarantee, price"),
    "mend": term("Mend it, then say so"),
    "quote": term("Quote it, with its author’s consent"),
}
KINDS: Final[dict[str, Term]] = {
    "problem": term("Problem"),
    "need": term("Need"),
    "question": term("Question"),
    "objection": term("Objection"),
    "praise": term("Compliment"),
}
_EMPTY: Final = say(
    "No need of prospects was noted for this period: fill in the sheet of the public’s voice."
)


def need_table(look: Look, prospects: Prospects) -> Html:
    """Show needs, questions and objections by stage, most heard first, with the answer to give."""
    if not prospects.needs:
        return note(look, _EMPTY)
    headings = (
        term("Stage"), term("Theme"), term("What it is"), term("Times"), term("Share"),
        term("Change"), term("Action"),
    )  # fmt: skip
    rows = [_need(each, prospects) for each in prospects.needs]
    return table(
        look, headings, rows, say("What people who are looking ask, stage by stage"), note=BRACKETS
    )


def query_table(look: Look, prospects: Prospects) -> Html:
    """Show the searches that bring most clicks; say which export is missing otherwise."""
    if not prospects.queries:
        return note(
            look, say("Search terms: add the Search Console export to see what people look for.")
        )
    headings = (
        term("Search"), term("Clicks"), term("Change"), term("Impressions"), term("Mean position"),
    )  # fmt: skip
    rows = [_query(each) for each in prospects.queries]
    return table(look, headings, rows, say("What people searched for"), note=BRACKETS)


def entry_table(look: Look, behaviour: Behaviour) -> Html:
    """Show on which pages visits begin and what they bring; say so where no export tells."""
    pages = behaviour.by("landing_page")
    if not pages:
        return note(
            look,
            say(
                "Landing pages: add the GA4 landing page export to see on which page visits begin."
            ),
        )
    headings = (
        term("Landing page"), term("Sessions"), term("Change"), term("Engaged share"),
        term("Key events for 100 sessions"),
    )  # fmt: skip
    rows = [_entry(each) for each in pages]
    return table(look, headings, rows, say("On which page visits begin"), note=BRACKETS)


def _need(need: Need, prospects: Prospects) -> Row:
    return [
        STAGE_NAMES[need.stage],
        need.theme,
        KINDS[need.kind],
        need.volume,
        ratio(need.volume / prospects.volume if prospects.volume else None),
        changed(need.change),
        ANSWERS[need.answer.chosen],
    ]


def _query(query: Query) -> Row:
    position = Quantity(value=query.position, unit=Unit.DECIMAL, digits=1)
    return [query.text, query.clicks, changed(query.change), query.impressions, position]


def _entry(segment: Segment) -> Row:
    events = Quantity(value=segment.key_events, unit=Unit.DECIMAL, digits=1)
    return [
        segment.name,
        segment.sessions.now,
        changed(segment.sessions),
        ratio(segment.engaged.value),
        events,
    ]
