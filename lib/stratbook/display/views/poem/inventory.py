"""The inventory classed, the order in which hard cases are settled, and the legal notices."""

from collections.abc import Sequence
from typing import Final

from stratbook.brief.sheets import MEDIA_KIND
from stratbook.core.message import Fact, Name, Quantity, Term, say, say_n, term
from stratbook.core.vocabulary import Medium
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.money import money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.poem.names import EMPTY, MEDIA, NONE, name_of, place_of
from stratbook.strategy.poem.balance import Poem
from stratbook.strategy.poem.inventory import Item
from stratbook.strategy.poem.notices import Duty, State
from stratbook.strategy.poem.rules import Rule, rules

_KINDS: Final = {id_: {"en": en, "fr": fr} for id_, en, fr in MEDIA_KIND}
_STATES: Final[dict[State, Term]] = {
    "shown": term("✔ shown"),
    "missing": term("✖ missing"),
    "unsaid": term("▲ not checked"),
}


def inventory_table(look: Look, poem: Poem, currency: str) -> Html:
    """Show every medium of the period with its class and the rule that gave it."""
    if not poem.now.items:
        return note(look, EMPTY)
    ordered = sorted(
        poem.now.items,
        key=lambda each: (list(Medium).index(each.medium), -(each.contacts or 0.0), each.name),
    )
    listing = table(
        look,
        [
            term("Medium"), term("Platform"), term("Kind"), term("Class"), term("Cost"),
            term("Contacts"), term("Why, and by which rule"),
        ],
        [_line(look, each, currency) for each in ordered],
        say("The inventory, classed"),
        note=say(
            "The first rule of the table of precedence that holds speaks. A class the "
            "consultant changed gives their reason."
        ),
    )  # fmt: skip
    if not poem.outside:
        return listing
    left = say_n(
        "{count} row of the inventory belongs to another period and is not counted here.",
        "{count} rows of the inventory belong to other periods and are not counted here.",
        poem.outside,
    )
    return element("div", listing, note(look, left))


def precedence_table(look: Look, poem: Poem) -> Html:
    """Show the hard cases in the order in which they are settled, and which media they met."""
    hard = [each for each in rules() if look.language.worded(each.case)]
    met = {rule.id: [each for each in poem.now.items if each.rule == rule] for rule in hard}
    return table(
        look,
        [
            term("Case"), term("Class"), term("Why"), term("Met here"),
        ],
        [_case(look, each, met[each.id]) for each in hard],
        say("Hard cases, in the order in which they are settled"),
        note=say(
            "Read from the top: a fee outweighs a gift, a gift a reward, a reward a boost. "
            "The rules stand in poem_rules.csv."
        ),
    )  # fmt: skip


def notice_table(look: Look, found: Sequence[Duty]) -> Html:
    """Show which media must say that they are paid for, how, and whether they do."""
    if not found:
        return note(look, say("No medium of this period calls for a legal notice."))
    return table(
        look,
        [term("Medium"), term("State"), term("What it must say"), term("Text")],
        [
            [
                name_of(each.item),
                _STATES[each.state],
                Term(text=each.notice.label),
                Term(text=each.notice.source),
            ]
            for each in found
        ],
        say("Legal notices"),
        note=say("A checklist, not legal advice: have doubtful cases read by a lawyer."),
    )


def _line(look: Look, item: Item, currency: str) -> Row:
    return [
        name_of(item),
        place_of(item.platform),
        look.language.worded(_KINDS[item.kind]),
        MEDIA[item.medium],
        money(item.cost, currency),
        Quantity(value=item.contacts),
        _why(look, item),
    ]


def _why(look: Look, item: Item) -> Html:
    """Return the rule's reason, or the consultant's with what the rule had said."""
    code = look.language.worded(item.rule.reason)
    rule = element(
        "div", look.say(say("Rule: {rule}", rule=item.rule.id)), class_="sb-source sb-rule"
    )
    if item.reason is None:
        return join([element("span", code), rule])
    why: Fact = Name(text=item.reason) if item.reason else term("no reason given")
    said = say(
        "Consultant’s choice: {why} (the rule said: {medium})",
        why=why,
        medium=MEDIA[Medium(item.choice.computed)],
    )
    return join([element("span", look.say(said)), rule])


def _case(look: Look, rule: Rule, met: Sequence[Item]) -> Row:
    worded = look.language.worded
    name = element("div", look.say(say("Rule: {rule}", rule=rule.id)), class_="sb-source sb-rule")
    both = say("bought part {paid}, the rest {medium}", paid=MEDIA[Medium.PAID],
               medium=MEDIA[rule.medium])  # fmt: skip
    names = list(dict.fromkeys(each.name for each in met))
    source = look.say(Term(text=rule.source))
    return [
        join([element("span", worded(rule.case)), name]),
        both if rule.split else MEDIA[rule.medium],
        join([element("span", worded(rule.reason)), element("div", source, class_="sb-source")]),
        names or NONE,
    ]
