"""Actions: the objective that each serves, and what it asks people to do."""

from collections.abc import Sequence
from typing import Final

from stratbook.brief.sheets import sheet
from stratbook.core.message import Fact, Message, Name, Term, say, say_n, term
from stratbook.core.reference import platforms
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Cell, table
from stratbook.strategy.objectives import Aim, Aims, Lack

_LACKS: Final[dict[Lack, Term]] = {
    Lack.OBJECTIVE: term("▲ no objective"),
    Lack.UNKNOWN_OBJECTIVE: term("▲ not an objective of the brief"),
    Lack.CTA: term("▲ no call to action"),
}


def aim_table(look: Look, aims: Aims) -> Html:
    """Show each action with its objective and its call to action; what lacks is marked."""
    if not aims.rows:
        return note(look, say("No action is written yet: fill in the sheet Actions."))
    shown = table(
        look,
        [term("Action"), term("Objective"), term("Call to action"), term("Where")],
        [_row(look, each) for each in aims.rows],
        say("What each action is for"),
        note=_published(aims),
    )
    return join([shown, aim_matrix(look, aims)])


def aim_matrix(look: Look, aims: Aims) -> Html:
    """Show how many actions serve each objective, by what they ask people to do."""
    asked = [id_ for id_, _, _ in _ctas() if any(cta == id_ for _, cta in aims.matrix)]
    columns = [*asked, *([""] if aims.without_cta else [])]
    named = {each.subject.objective.id: each.subject.objective.statement
             for each in aims.rows if each.subject and each.subject.objective}  # fmt: skip
    rows = [[name, *_counts(aims, id_, columns)] for id_, name in named.items()]
    rows += [[each.statement, *_counts(aims, each.id, columns)] for each in aims.idle]
    if aims.aimless:
        rows.append([look.say(_LACKS[Lack.OBJECTIVE]), *_counts(aims, "", columns)])
    return table(
        look,
        [term("Objective"), *(_cta(look, each) for each in columns), term("Actions")],
        rows,
        say("Actions by objective and by call to action"),
        note=say_n(
            "{count} social media objective has no action.",
            "{count} social media objectives have no action.",
            len(aims.idle),
        ),
    )


def _counts(aims: Aims, objective: str, columns: Sequence[str]) -> list[Cell]:
    counts = [aims.matrix.get((objective, cta), 0) for cta in columns]
    total = sum(counts)
    return [*(count or "" for count in counts), total or term("▲ none")]


def _row(look: Look, each: Aim) -> list[Cell]:
    known = platforms().get(each.platform)
    objective: Fact = Name(text=each.subject.said) if each.subject else _LACKS[Lack.OBJECTIVE]
    if each.subject and each.aimless:
        objective = say("{lack}: {name}", lack=_LACKS[Lack.UNKNOWN_OBJECTIVE],
                        name=each.subject.written)  # fmt: skip
    return [
        each.action,
        objective,
        _cta(look, each.cta),
        known.label if known else each.platform or "–",
    ]


def _ctas() -> tuple[tuple[str, str, str], ...]:
    return next(each.choices for each in sheet("actions").fields if each.id == "cta")


def _cta(look: Look, cta: str) -> Fact:
    """Return what an action asks for in the words of the sheet's list."""
    words = {id_: {"en": en, "fr": fr} for id_, en, fr in _ctas()}
    return Name(text=look.language.worded(words[cta])) if cta else _LACKS[Lack.CTA]


def _published(aims: Aims) -> Message | None:
    found = aims.published
    if found is None:
        return None
    return say(
        "Of the {total} publications of the period, {tagged} carry a call to action in the tags.",
        total=found.total,
        tagged=found.tagged,
    )
