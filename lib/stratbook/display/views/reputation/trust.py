"""How far the tool's tone can be trusted, said before anything rests on it."""

from typing import Final

from stratbook.core.message import Message, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import Tone, note
from stratbook.display.tables import Row, table
from stratbook.display.views.community.cells import NONE, between
from stratbook.strategy.reputation import Coded, Reputation, Trust

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


def coded_table(look: Look, coded: Coded | None, trust: Trust) -> Html:
    """Show what people read in a random sample: an estimate of its own, beside the tool's.

    Parameters
    ----------
    look : Look
        The reader's language.
    coded : Coded or None
        From :func:`~stratbook.strategy.kpis.coded.read_coded`; None shows nothing.
    trust : Trust
        Where the tool's tone is shown, this stands beside it; where it is not, in its place.
    """
    if coded is None:
        return Html()
    if not coded.n:
        return note(look, say("None of the mentions that people coded is of this period."))
    if not coded.agrees:
        return note(look, _apart(coded), "bad")
    signs = coded.rows["sign"]
    row: Row = [
        int((signs > 0).sum()), int((signs == 0).sum()), int((signs < 0).sum()),
        score(coded.net if coded.counts else None),
        between(coded.interval, Unit.SCORE, 1) if coded.counts else NONE,
    ]  # fmt: skip
    headings = (
        term("Mentions read"), term("Positive"), term("Neutral or mixed"), term("Negative"),
        term("Net sentiment"), term("Interval"),
    )  # fmt: skip
    read = say("{coded} of {count}", coded=coded.n, count=coded.mentions)
    caption = say("What people read in a random sample of the period’s mentions")
    return table(look, headings, [[read, *row]], caption, note=_basis(coded, trust))


def _apart(coded: Coded) -> Message:
    limit = Quantity(value=threshold("coding_agreement"), unit=Unit.DECIMAL)
    return say(
        "What people read is not shown either: the two readers agree with an alpha of {alpha} on "
        "{count} mentions, under {limit}. Settle the rules of coding first, then code again.",
        alpha=_decimal(coded.alpha), count=coded.both, limit=limit,
    )  # fmt: skip


def _basis(coded: Coded, trust: Trust) -> Message:
    if not coded.counts:
        return say(
            "Under {least} mentions read, no net sentiment is given.",
            least=int(threshold("minimum_posts")),
        )
    readers = (
        say("One person read each mention: nobody knows whether another would agree.")
        if coded.alpha is None
        else say("The two readers agree with an alpha of {alpha}.", alpha=_decimal(coded.alpha))
    )
    place = (
        say("It stands beside the tool’s tone.")
        if trust.shows
        else say("It stands for the tone in this report.")
    )
    return say(
        "Read by people, not by a tool; interval drawn over authors. {readers} {place}",
        readers=readers, place=place,
    )  # fmt: skip


def _said(trust: Trust) -> Message:
    limit = Quantity(value=threshold("coding_agreement"), unit=Unit.DECIMAL)
    match trust.state:
        case "none":
            return say(
                "The mentions carry no tone: it is not available, and none is made up. An export "
                "with the tool’s tone, a column sentiment, or people who code a random sample "
                "(the command “stratbook code”) would bring it."
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
        "To check it, have {wanted} mentions drawn at random coded by one person, better by two "
        "who do not consult each other: the command “stratbook code” draws them, writes a "
        "workbook for each reader and takes it back. What they read is then an estimate of its "
        "own, with its interval.",
        wanted=int(threshold("coded_mentions")),
    )


def _left_out(trust: Trust) -> Message:
    return say(
        "Alpha is 1 for perfect agreement and 0 for that of chance; positive, neutral or mixed, "
        "negative are taken as ranks. Coded mentions that the export does not hold: {unknown}.",
        unknown=trust.unknown,
    )


def score(value: float | None, *, signed: bool = True) -> Quantity:
    """Return a value of a scale of 100."""
    return Quantity(value=value, unit=Unit.SCORE, signed=signed, digits=1)


def _decimal(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.DECIMAL)
