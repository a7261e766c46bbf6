"""What the presence map finds: the weight of the unmanaged part, criticism, silent accounts."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Fact, Listing, Name, Quantity, Unit, facts_of, say_n, term
from stratbook.core.places import sources_at
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Control, Level, Tone
from stratbook.strategy.three_c.presence import Presence, Share, total
from stratbook.strategy.three_c.register import MEDIUM, Activity, Place, PlaceAction

CHAPTER: Final = "02_three_c"
_NAMED: Final = 4
_BY: Final = {
    "count": N_("of the places listed"),
    "volume": N_("of the mentions noted"),
    "reach": N_("of the cumulative contacts"),
}


def find_presence(presence: Presence) -> tuple[Finding, ...]:
    """Return what stands out in the presence map; nothing when the register is empty."""
    found = (_unmanaged(presence), _criticism(presence), _silent(presence), _claim(presence))
    return tuple(each for each in found if each is not None)


def _unmanaged(presence: Presence) -> Finding | None:
    """Hold the unmanaged share against the managed one, in the measure that says most."""
    share = presence.widest
    if share is None or not share.value:
        return None
    most = share.value > threshold("unmanaged_share")
    return Finding(
        key="three_c.unmanaged_majority" if most else "three_c.unmanaged_share",
        chapter=CHAPTER,
        facts=facts_of(
            {"of": term(_BY[share.measure]), "places": len(presence.side(Control.UNMANAGED))}
        ),
        comparison=_parts(share.value, 1 - share.value),
        confidence=_covered(share),
        impact=share.value,
        urgency=0.7 if most else 0.4,
        tone="bad" if most else "neutral",
        action=Action(kpi="net_sentiment", effort=Level.MEDIUM),
        sources=_sources(presence.places),
    )


def _criticism(presence: Presence) -> Finding | None:
    """Hold the critical part of what is said outside against the favourable part."""
    outside = presence.side(Control.UNMANAGED)
    critical = [each for each in outside if each.tone in {Tone.NEGATIVE, Tone.MIXED}]
    whole = total(each.volume for each in outside)
    if not critical or not whole:
        return None
    volume = presence.share("volume")
    weight = _volume(critical) / whole
    praise = _volume([each for each in outside if each.tone is Tone.POSITIVE]) / whole
    negative = _volume([each for each in critical if each.tone is Tone.NEGATIVE]) / whole
    return Finding(
        key="three_c.criticism",
        chapter=CHAPTER,
        facts=facts_of({"names": named(critical), "negative": ratio(negative)}),
        number=1 if len(critical) == 1 else 2,
        comparison=_parts(weight, praise),
        confidence=_covered(volume),
        impact=weight * (volume.value or 0.0),
        urgency=0.9 if negative > threshold("unmanaged_negative_share") else 0.6,
        tone="bad" if weight > praise else "neutral",
        action=Action(kpi="net_sentiment", effort=Level.HIGH),
        sources=_sources(critical),
    )


def _silent(presence: Presence) -> Finding | None:
    """Hold the silent accounts of the brand's own against the living ones."""
    own = [
        each
        for each in presence.side(Control.MANAGED)
        if each.activity is not Activity.UNKNOWN and each.rule.kind != MEDIUM
    ]
    silent = [each for each in own if each.activity is Activity.INACTIVE]
    if not silent:
        return None
    share = len(silent) / len(own)
    return Finding(
        key="three_c.silent_account",
        chapter=CHAPTER,
        facts=facts_of({"names": named(silent), "count": len(silent), "own": len(own)}),
        number=1 if len(silent) == 1 else 2,
        comparison=_parts(share, 1 - share),
        confidence=Confidence(level=Level.HIGH, why=N_("read from the presence register")),
        impact=share,
        urgency=0.5,
        tone="bad",
        action=Action(kpi="community_size", effort=Level.LOW),
        sources=_sources(silent),
    )


def _claim(presence: Presence) -> Finding | None:
    """Hold the listings still to be claimed against all unmanaged places."""
    outside = presence.side(Control.UNMANAGED)
    listings = [each for each in outside if each.action is PlaceAction.CLAIM]
    if not listings:
        return None
    share = len(listings) / len(outside)
    return Finding(
        key="three_c.claim",
        chapter=CHAPTER,
        facts=facts_of({"names": named(listings), "count": len(listings)}),
        number=1 if len(listings) == 1 else 2,
        comparison=_parts(share, 1 - share),
        confidence=Confidence(level=Level.HIGH, why=N_("read from the presence register")),
        impact=share,
        urgency=0.5,
        tone="bad",
        action=Action(kpi="review_rating", effort=Level.LOW),
        sources=_sources(listings),
    )


def ratio(value: float | None) -> Quantity:
    """Return a share as a quantity."""
    return Quantity(value=value, unit=Unit.RATIO)


def named(places: Sequence[Place]) -> Fact:
    """Name the first places and count the others."""
    first: list[Fact] = [Name(text=each.name) for each in places[:_NAMED]]
    others = len(places) - len(first)
    if others:
        first.append(say_n("{count} other", "{count} others", others))
    return Listing(items=tuple(first))


def _parts(value: float, reference: float) -> Comparison:
    """Compare two parts of one whole."""
    return Comparison(
        against="part",
        value=ratio(value),
        reference=ratio(reference),
        difference=Quantity(value=value - reference, unit=Unit.POINTS, signed=True),
    )


def _covered(share: Share) -> Confidence:
    """Trust a share as far as the register has figures for it."""
    if not share.left_out:
        return Confidence(level=Level.HIGH, why=N_("every place of the register has a figure"))
    if share.counted >= len(share.left_out):
        why = N_("some places of the register have no figure and are left out")
        return Confidence(level=Level.MEDIUM, why=why)
    return Confidence(level=Level.LOW, why=N_("most places of the register have no figure"))


def _volume(places: Sequence[Place]) -> float:
    return total(each.volume for each in places) or 0.0


def _sources(places: Sequence[Place]) -> tuple[str, ...]:
    return sources_at(each.source for each in places)
