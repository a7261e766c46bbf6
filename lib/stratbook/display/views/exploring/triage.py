"""A comment being triaged: what it says, its level and why, and its way to an answer."""

from stratbook.core.message import Fact, Message, Name, say, term
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.views.reputation import protocol_table, triage_table
from stratbook.strategy.reputation import Judged, inert
from stratbook.strategy.reputation.decisions import LEVELS


def triaged(look: Look, judged: Judged, text: str = "") -> Html:
    """Show what a comment calls for.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    judged : Judged
        The comment at the level that stands.
    text : str
        What it says; handles, addresses and links are taken out.
    """
    one = (judged,)
    said = inert(text)
    return join(
        [
            element("blockquote", element("p", said), class_="sb sb-note") if said else Html(),
            element("p", element("b", look.say(LEVELS[judged.number])), class_="sb sb-headline"),
            *(element("p", look.sentence(each), class_="sb") for each in reasons(look, judged)),
            triage_table(look, one),
            protocol_table(look, one),
        ]
    )


def reasons(look: Look, judged: Judged) -> list[Message]:
    """Return why a comment has its level, and whether a person chose another."""
    comment = judged.comment
    given = say(
        "{content}, {place}, {voice}: the grid gives {level}.",
        content=comment.content.words(look.language.code),
        place=_place(judged),
        voice=term("wide reach") if comment.is_wide else term("small reach"),
        level=LEVELS[int(judged.level.computed)],
    )
    said = [given]
    if comment.is_fast and int(judged.level.computed):
        said.append(say("Reactions come fast: that takes it one level up."))
    if judged.level.chosen != judged.level.computed:
        said.append(
            say("Decided otherwise: {choice}, against the rule.", choice=LEVELS[judged.number])
        )
    return said


def _place(judged: Judged) -> Fact:
    removable = judged.comment.removable
    return term("it can be removed") if removable else term("it cannot be removed")


def step_to_take(look: Look, judged: Judged) -> Html:
    """Say what comes next before the answer is sent: a draft, a second reading, a time to wait."""
    second = look.language.worded(judged.asks.second)
    said = {
        "replied": say("It was answered."),
        "draft": say("Next: write a reply without sending it."),
        "second": say("Next: have it read again by {role}.", role=Name(text=second)),
        "ready": say("Next: send it, not before the time shown."),
    }[judged.step]
    return element("p", look.say(said), class_="sb sb-note")
