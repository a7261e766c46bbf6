"""The angle of a publication: a date, a pillar and a persona put together, and its visual.

An angle is a message: it is written in the client's language when the calendar is.
"""

from dataclasses import dataclass
from typing import Final, Literal

from stratbook.brief.nearest import plain
from stratbook.core.message import Fact, Message, Name, say
from stratbook.plan.calendar.hooks import Hook
from stratbook.plan.calendar.setting import Persona, Pillar

Aim = Literal["need", "objection", "none"]

TREATMENTS: Final[tuple[Message, ...]] = (
    say("a question people really ask, and its answer"),
    say("step by step, in the order it is done"),
    say("a proof: one figure, one name of a place, one picture"),
    say("before and after, the same picture twice"),
    say("behind the scenes, what nobody sees"),
    say("three mistakes to avoid"),
    say("the words of somebody who has tried"),
    say("a choice between two: people vote in the comments"),
    say("what changed in a year"),
    say("an object, a tool or a place told in one minute"),
)
_VIDEO: Final = say("Upright video, 20 to 45 seconds, subtitled; the subject in the first second.")
_CAROUSEL: Final = say("Carousel of 5 to 7 pictures: a promise first, one idea each, the request "
                       "last.")  # fmt: skip
_PHOTO: Final = say("One photo made on the spot, daylight, no text on it; its description written.")
_DOCUMENT: Final = say("Document of 6 to 8 pages: a claim on the cover, one figure a page.")
_TEXT: Final = say("No picture: a first line that stands alone, short paragraphs.")
_STORY: Final = say("Three story screens: the fact, the detail, the question with its sticker.")
_LIVE: Final = say("Live: a frame tried the day before, three questions ready, somebody to "
                   "moderate.")  # fmt: skip
_VISUALS: Final = (
    (("reel", "video", "short", "film"), _VIDEO),
    (("carrousel", "carousel", "album", "selection"), _CAROUSEL),
    (("document", "pdf", "guide", "infograph"), _DOCUMENT),
    (("texte", "text", "fil", "thread", "sondage", "poll"), _TEXT),
    (("story", "stories"), _STORY),
    (("live", "direct"), _LIVE),
)


@dataclass(frozen=True)
class Role:
    """Who plays in a publication: a pillar, for a persona, on a date or on none.

    Parameters
    ----------
    pillar : Pillar
        What it belongs to.
    persona : Persona or None
        Whom it is for; None where no persona fits.
    hook : Hook or None
        The date it hangs on.
    treatment : Message
        How it is told where no date tells it.
    aim : {"need", "objection", "none"}
        What of the persona it answers.
    """

    pillar: Pillar
    persona: Persona | None
    hook: Hook | None
    treatment: Message
    aim: Aim


def angle_of(role: Role, language: str) -> Message:
    """Return what a publication says, to whom, why that day.

    Parameters
    ----------
    role : Role
        Who plays.
    language : str
        The calendar's: dates are named in it.
    """
    opening = _opening(role, language)
    pillar = role.pillar.name
    if role.persona is None:
        return say("{opening} (pillar “{pillar}”).", opening=opening, pillar=pillar)
    persona = role.persona.name
    match role.aim:
        case "objection":
            return say(
                "{opening} (pillar “{pillar}”). For “{persona}”: answer what holds them back, "
                "“{objection}”.",
                opening=opening, pillar=pillar, persona=persona,
                objection=role.persona.objection,
            )  # fmt: skip
        case "need":
            return say(
                "{opening} (pillar “{pillar}”). For “{persona}”: give what they are after, "
                "“{need}”.",
                opening=opening, pillar=pillar, persona=persona, need=role.persona.need,
            )  # fmt: skip
        case _:
            return say(
                "{opening} (pillar “{pillar}”). For “{persona}”.",
                opening=opening, pillar=pillar, persona=persona,
            )  # fmt: skip


def _opening(role: Role, language: str) -> Fact:
    hook = role.hook
    if hook is None:
        return role.treatment
    if hook.campaign:
        return say("Beside the campaign {campaign}: {treatment}", campaign=hook.campaign,
                   treatment=role.treatment)  # fmt: skip
    suggested = hook.angle(language)
    if suggested:
        return say("{hook}: {angle}", hook=hook.name(language), angle=Name(text=_small(suggested)))
    return say("{hook}: {angle}", hook=hook.name(language), angle=role.treatment)


def _small(text: str) -> str:
    """Return a sentence as it goes on after a colon: small first letter, no full stop."""
    return text[:1].lower() + text[1:].rstrip(".")


def visual_of(format_: str, pillar: Pillar) -> Message:
    """Return what the visual is to be, by the format's family, with the pillar's example."""
    words = plain(format_)
    brief = next((said for names, said in _VISUALS if any(n in words for n in names)), _PHOTO)
    if not pillar.example:
        return brief
    return say("{brief} In the spirit of: “{example}”.", brief=brief, example=pillar.example)
