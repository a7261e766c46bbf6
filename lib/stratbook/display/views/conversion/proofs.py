"""Proof to take up, ranked, and the scenario template laid over its dates."""

from collections.abc import Sequence

from stratbook.brief.sheets.conversion import CONSENT, PROOF
from stratbook.brief.sheets.platforms import CTA
from stratbook.core.message import Name, Quantity, Unit, say, say_n, term
from stratbook.core.period import Period
from stratbook.display import prose
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.conversion.names import chosen, listed
from stratbook.strategy.conversion.proofs import RULE, Proof
from stratbook.strategy.conversion.templates import Drafted


def proof_table(look: Look, found: Sequence[Proof]) -> Html:
    """Show what may be taken up, what takes a question first, and what is left."""
    if not found:
        return prose.note(look, say(
            "No proof is listed. The sheet of proof brings it: what was said well, where, and "
            "whether its author agrees to have it taken up."
        ))  # fmt: skip
    kinds, consents = listed(PROOF, look), listed(CONSENT, look)
    rows: list[list[Cell]] = [
        [
            each.name,
            kinds.get(each.kind, "–"),
            each.place or "–",
            Quantity(value=each.interactions),
            consents.get(each.consent, look.say(term("not said"))),
            each.target or "–",
            chosen(look, RULE, each.choice.chosen),
        ]
        for each in found
    ]
    headings = [
        term("Proof"), term("Kind"), term("Where"), term("Interactions"), term("Author’s consent"),
        term("Where to take it up"), term("What to do"),
    ]  # fmt: skip
    note = say("Nothing is taken up without its author’s consent; authors are not named here.")
    return table(look, headings, rows, say("Proof to take up"), note=note)


def template_tables(look: Look, drafts: Sequence[Drafted]) -> Html:
    """Show each template laid over its scenario's dates; nothing where none is named."""
    return join([part for each in drafts for part in _drafted(look, each)])


def _drafted(look: Look, draft: Drafted) -> list[Html]:
    asks, worded = listed(CTA, look), look.language.worded
    rows: list[list[Cell]] = [
        [
            worded(draft_.what),
            Period(start=draft_.starts, end=draft_.ends),
            draft_.posts,
            asks[draft_.cta],
            Quantity(value=draft_.hours, unit=Unit.HOURS),
        ]
        for draft_ in draft.steps
    ]
    total: list[Cell] = [look.say(term("Total")), "", draft.posts, "",
                         Quantity(value=draft.hours, unit=Unit.HOURS)]  # fmt: skip
    headings = [
        term("Step"), term("Dates"), term("Posts"), term("Call to action"), term("Hours")
    ]  # fmt: skip
    title = say(
        "{name}: the template “{template}”", name=Name(text=draft.scenario),
        template=Name(text=worded(draft.label)),
    )  # fmt: skip
    aim = Name(text=worded(draft.aim))
    parts = [prose.paragraph(look, aim), table(look, headings, rows, title, total=total)]
    if not draft.fits:
        parts.append(prose.note(look, say(
            "This template is made for small businesses that sell to the public; here it is to be "
            "taken with care."
        ), "watch"))  # fmt: skip
    if draft.overruns:
        parts.append(prose.note(look, say_n(
            "The template goes {count} day past the scenario’s end.",
            "The template goes {count} days past the scenario’s end.",
            draft.overruns,
        ), "watch"))  # fmt: skip
    return parts
