"""How far the tool's tone can be trusted, said before anything rests on it."""

from typing import Final

from stratbook.core.message import Message, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import Tone, note
from stratbook.display.tables import Row, table
from stratbook.display.views.community.cells import NONE
from stratbook.strategy.reputation import Reputation, Trust

_TONES: Final[dict[str, Tone]] = {"sound": "good", "withheld": "bad"}
NO_MENTIONS: Final = say(
    "No mention of the brand in this period: add the mentions export of a listening tool."
)


def trust_note(look: Look, reputation: Reputation) -> Html:
    """Say whose tone this is and whether people have checked it."""
    if not reputation.mentions:
        return note(look, NO_MENTIONS, "watch")
    said = _said(reputation.trust)
    return note(look, said, _TONES.get(reputation.trust.state, "watch"))


def trust_table(look: Look, reputation: Reputation) -> Html:
    """Show the agreement of the tool with people, and of people between themselves."""
    trust = reputation.trust
    if not trust.coded:
        return note(look, _how())
    agreed = Quantity(value=trust.agreed, unit=Unit.RATIO)
    rows: list[Row] = [
        [say("The tool and the people"), _decimal(trust.alpha), agreed, trust.coded],
        [
            say("The two people between themselves"), _decimal(trust.people),
            NONE, NONE,
        ],
    ]  # fmt: skip
    if trust.people is None:
        rows.pop()
    return table(
        look,
        [
            term("Compared"), term("Krippendorff’s alpha"), term("Same tone"),
            term("Mentions coded"),
        ],
        rows,
        say("Agreement on the tone"),
        note=_left_out(trust),
    )  # fmt: skip


def _said(trust: Trust) -> Message:
    limit = Quantity(value=threshold("coding_agreement"), unit=Unit.DECIMAL)
    match trust.state:
        case "none":
            return say(
                "The mentions carry no tone: an export with the tool’s tone, or a column "
                "sentiment, would bring it."
            )
        case "unchecked":
            return say(
                "The tone is the listening tool’s own. Nobody has checked it: read it as a hint."
            )
        case "few":
            return say_n(
                "The tone is the listening tool’s own. People coded {count} mention, of the "
                "{wanted} wanted: unchecked until then.",
                "The tone is the listening tool’s own. People coded {count} mentions, of the "
                "{wanted} wanted: unchecked until then.",
                trust.coded, wanted=int(threshold("coded_mentions")),
            )  # fmt: skip
        case "sound":
            return say(
                "The tone is the listening tool’s own, checked on {coded} mentions that people "
                "coded: alpha {alpha}, for {limit} wanted.",
                coded=trust.coded, alpha=_decimal(trust.alpha), limit=limit,
            )  # fmt: skip
        case "withheld":
            return say(
                "The tone is not shown: on {coded} mentions that people coded, the listening "
                "tool reaches an alpha of {alpha}, under {limit}.",
                coded=trust.coded, alpha=_decimal(trust.alpha), limit=limit,
            )  # fmt: skip


def _how() -> Message:
    return say(
        "To check it: draw {wanted} mentions at random, have one person code them, better two "
        "without consulting each other, and fill in the sheet of coded mentions.",
        wanted=int(threshold("coded_mentions")),
    )


def _left_out(trust: Trust) -> Message:
    return say(
        "Alpha is 1 for perfect agreement and 0 for that of chance; positive, neutral or mixed, "
        "negative are taken as ranks. Coded mentions that the export does not hold: {unknown}.",
        unknown=trust.unknown,
    )


def _decimal(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.DECIMAL)
