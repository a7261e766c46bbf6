"""How things look to one reader: a language, a theme, and whom it speaks to."""

from dataclasses import dataclass, field

from stratbook.core.language import Language
from stratbook.core.message import Fact, Message, Term
from stratbook.core.vocabulary import Audience
from stratbook.display.plainer import PLAINER
from stratbook.display.theme import Theme, theme_of


@dataclass(frozen=True)
class Look:
    """What every function of the display layer is given first.

    Parameters
    ----------
    language : Language
        The reader's language.
    theme : Theme
        Colours, type and measures.
    audience : Audience
        Whom it speaks to: a general reader is told less, in plainer words.
    """

    language: Language
    theme: Theme = field(default_factory=theme_of)
    audience: Audience = Audience.EXPERT

    @property
    def plain(self) -> bool:
        """Whether the reader is not of the trade."""
        return self.audience is Audience.GENERAL

    def text(self, msgid: str) -> str:
        """Return the translation of a msgid without fields."""
        return self.language.text(msgid)

    def say(self, said: Fact) -> str:
        """Return a message or any other fact as plain text; a general reader is told it plainly."""
        if self.plain and isinstance(said, Message | Term) and said.text in PLAINER:
            said = said.model_copy(update={"text": PLAINER[said.text]})
        return self.language.render(said) if isinstance(said, Message) else self.language.fact(said)

    def sentence(self, said: Fact) -> str:
        """Return a message or any other fact as plain text that starts with a capital."""
        text = self.say(said)
        return text[:1].upper() + text[1:]
