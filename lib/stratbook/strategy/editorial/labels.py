"""The words of chapter 5's lists, as terms of the vocabulary."""

from typing import Final

from stratbook.core.message import N_, Fact, Message, Name, say, term
from stratbook.core.slots import Slot
from stratbook.strategy.editorial.winners import DAYS

ASPECT_NAMES: Final = {
    "promise": N_("promise"),
    "audience": N_("audience aimed at"),
    "tone": N_("tone of voice"),
    "say": N_("what we say"),
    "avoid": N_("what we avoid"),
    "sources": N_("sources"),
    "rhythm": N_("rhythm"),
    "moderation": N_("moderation of comments"),
    "visual": N_("visual style"),
}
ASSET_KINDS: Final = {
    "article": N_("article or post of a blog"),
    "photo": N_("photos"),
    "video": N_("video"),
    "document": N_("document or guide"),
    "interview": N_("interview or testimony"),
    "archive": N_("archive"),
    "training": N_("training material"),
    "event": N_("recording of an event"),
    "data": N_("figures or survey"),
    "": N_("kind not said"),
}
RIGHTS_NAMES: Final = {
    "granted": N_("permission given"),
    "licence": N_("free licence"),
    "quotation": N_("short quotation or link"),
    "asked": N_("asked, no answer yet"),
    "refused": N_("refused"),
    "unchecked": N_("not checked"),
    "": N_("not said"),
}


def slot_words(slot: Slot) -> Fact:
    """Return a slot in words: "Tuesday, 18:00 to 20:00"; the weekday alone when it has no hour."""
    day = term(DAYS[slot.weekday])
    if slot.hours >= 24:
        return day
    return say("{day}, {hours}", day=day, hours=hours_words(slot.hour, slot.hours))


def hours_words(hour: int, width: int) -> Message:
    """Return a block of hours: "18:00–20:00" in English, "18 h–20 h" in French."""
    return say("{from_hour}:00–{to_hour}:00", from_hour=hour, to_hour=hour + width)


def known_or_not(names: dict[str, str], value: str) -> Fact:
    """Return a choice of a sheet as a term; what we do not know stays as it is written."""
    return term(names[value]) if value in names else Name(text=value)
