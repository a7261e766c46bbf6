"""The charter for employees: whether it is called for, why, and its skeleton."""

from stratbook.core.message import Name, Quantity, Term, say, term
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.plan.readiness.charter import NEEDED, NOT_YET, Charter
from stratbook.plan.readiness.decisions import NEEDS
from stratbook.plan.readiness.evidence import sentences


def charter_panel(look: Look, found: Charter) -> Html:
    """Show what the decision rests on, what it is, and the skeleton where one is called for."""
    if found.choice is None:
        return note(look, say("Whether a charter is needed cannot be said: fill in its sheet."))
    kinds: dict[str, Mark] = {NEEDED: "bad", NOT_YET: "good"}
    state = mark(look, kinds.get(found.choice.chosen, "watch"), NEEDS[found.choice.chosen])
    rows: list[Row] = [[question, answer] for question, answer in _answers(found)]
    rows.append([term("Charter"), state])
    listing = table(
        look,
        [term("Question"), term("Answer")],
        rows,
        say("Is a charter for employees needed?"),
        note=sentences(found.reasons),
    )
    return join([listing, _outline(look, found)])


def _outline(look: Look, found: Charter) -> Html:
    if found.situation.exists:
        return note(look, say("There is a charter already: read it again once a year."))
    if not found.outline:
        return Html()
    worded = look.language.worded
    return table(
        look,
        [term("Part"), term("What it holds")],
        [[Name(text=worded(each.title)), Name(text=worded(each.holds))] for each in found.outline],
        say("Skeleton of the charter, to be written with those it concerns"),
    )


def _answers(found: Charter) -> list[tuple[Term, Term | Quantity]]:
    now = found.situation
    counted = term("Posts off the charter in twelve months")
    return [
        (term("People at work"), Quantity(value=now.headcount)),
        (term("Asked to speak of the organisation"), _yes(now.advocacy)),
        (counted if now.counted else term("Incidents in twelve months"),
         Quantity(value=now.incidents)),
        (term("Regulated sector or duty of reserve"), _yes(now.regulated)),
    ]  # fmt: skip


def _yes(value: bool | None) -> Term | Quantity:
    if value is None:
        return Quantity(value=None)
    return term("yes") if value else term("no")
