"""Names that the tables of readiness share."""

from typing import Final

from stratbook.core.message import Message, Name, Term, say, term
from stratbook.core.reference import platforms
from stratbook.display.html import Html, element
from stratbook.display.look import Look

NONE: Final = Name(text="–")
DEVICES: Final = {
    "mobile": term("mobile phone"),
    "desktop": term("computer"),
    "tablet": term("tablet"),
    "other": term("other devices"),
}
OBJECTIVES: Final = {
    "awareness": term("awareness"),
    "traffic": term("traffic"),
    "engagement": term("engagement"),
    "leads": term("leads"),
    "sales": term("sales"),
}
EMPTY: Final[Message] = say(
    "Nothing is planned yet: fill in the sheet of flights, or budget lines of ad space."
)


def platform_label(id_: str) -> Name:
    """Return a platform's name, or the word that stands for one the registry lacks."""
    known = platforms().get(id_)
    return Name(text=known.label if known else id_)


def objective_names(ids: tuple[str, ...]) -> list[Term]:
    """Return the names of campaign objectives."""
    return [OBJECTIVES[each] for each in ids]


def small(look: Look, said: Message) -> Html:
    """Return a line in small type below what a cell says."""
    return element("div", look.sentence(said), class_="sb-source")
