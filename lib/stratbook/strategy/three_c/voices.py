"""Who is spoken of, and how: share of voice and tone of the brand and of its rivals."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import pandas as pd

from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Message, Name, Quantity, Unit, facts_of, say
from stratbook.core.period import Period
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.intervals import Interval, wilson
from stratbook.strategy.kpis import Scope
from stratbook.strategy.kpis.measure import sources_of
from stratbook.strategy.kpis.voice import brand_mentions
from stratbook.strategy.three_c.presence_findings import CHAPTER, ratio


@dataclass(frozen=True)
class Brand:
    """What is said of one brand in the period, reposts left out.

    Parameters
    ----------
    name : str
        As the listening export names it.
    is_client : bool
        Whether it is the client.
    mentions : int
        How many.
    share : float
        Of the mentions of all brands listened to.
    interval : (float, float) or None
        Wilson interval of the share.
    before : float or None
        The share in the period compared with; None when nothing was heard then.
    toned : int
        Mentions of the year whose tone is known.
    net_tone : float or None
        (positive − negative) ÷ toned × 100; None when no tone is known.
    """

    name: str
    is_client: bool
    mentions: int
    share: float
    interval: Interval | None
    before: float | None
    toned: int
    net_tone: float | None

    def is_apart_from(self, other: "Brand") -> bool:
        """Say whether the intervals of the two shares leave a gap."""
        (low, high), (least, most) = self.interval or (0.0, 1.0), other.interval or (0.0, 1.0)
        return low > most or least > high


@dataclass(frozen=True)
class Voices:
    """Every brand listened to, the most spoken of first.

    Parameters
    ----------
    brands : tuple of Brand
        Empty when ``reason`` says why.
    mentions : int
        Mentions of all brands.
    period : Period
        When.
    sources : tuple of str
        Files it rests on.
    reason : Message or None
        Why there is nothing to compare.
    """

    brands: tuple[Brand, ...]
    mentions: int
    period: Period
    sources: tuple[str, ...] = ()
    reason: Message | None = None

    @property
    def client(self) -> Brand | None:
        """The client's own."""
        return next((each for each in self.brands if each.is_client), None)

    @property
    def rivals(self) -> tuple[Brand, ...]:
        """All the others."""
        return tuple(each for each in self.brands if not each.is_client)


@remembered
def compare_voices(scope: Scope, comparison: Period) -> Voices:
    """Compare what is said of the client and of the brands listened to beside it.

    Parameters
    ----------
    scope : Scope
        Tables, period, and the names the client goes by.
    comparison : Period
        The period compared with.

    Returns
    -------
    Voices
        share = mentions of the brand ÷ mentions of all brands of the listening export,
        reposts left out; the client goes by one name whatever the export calls it. Tone
        rests on the year that ends with the period: a month holds too few mentions of each.
    """
    rows = _named(brand_mentions(scope))
    if rows.empty:
        reason = say("No listening export covers the period: share of voice cannot be computed.")
        return Voices((), 0, scope.period, reason=reason)
    if rows["mine"].all() or not rows["mine"].any():
        reason = say(
            "The mentions name one side only; a share needs the brand and its competitors."
        )
        return Voices((), len(rows), scope.period, sources_of(rows), reason)
    earlier = _named(brand_mentions(scope.over(comparison)))
    before = earlier["label"].value_counts(normalize=True)
    year = _named(brand_mentions(scope.trailing))
    brands = [
        _brand(group, year[year["label"] == name], len(rows), before.get(str(name)))
        for name, group in rows.groupby("label")
    ]
    brands.sort(key=lambda each: (-each.mentions, each.name))
    return Voices(tuple(brands), len(rows), scope.period, sources_of(rows))


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the client's mentions one label, the name most of them carry."""
    own = rows.loc[rows["mine"], "brand"].mode()
    return rows.assign(label=rows["brand"].where(~rows["mine"], own.iloc[0] if len(own) else ""))


def _brand(rows: pd.DataFrame, year: pd.DataFrame, whole: int, before: float | None) -> Brand:
    tones = year["sentiment"].value_counts()
    toned = int(tones.reindex(["positive", "neutral", "negative"]).fillna(0).sum())
    net = tones.get("positive", 0) - tones.get("negative", 0)
    return Brand(
        name=str(rows["label"].iloc[0]),
        is_client=bool(rows["mine"].iloc[0]),
        mentions=len(rows),
        share=len(rows) / whole,
        interval=wilson(len(rows), whole),
        before=None if before is None else float(before),
        toned=toned,
        net_tone=100 * float(net) / toned if toned else None,
    )


def find_voices(voices: Voices) -> tuple[Finding, ...]:
    """Return what stands out in what is said of the client and of its rivals."""
    own = voices.client
    if own is None or voices.mentions < threshold("minimum_events"):
        return ()
    return (*_share(own, voices), *_tone(own, voices))


def _share(own: Brand, voices: Voices) -> Iterator[Finding]:
    """Hold the client's share against the largest rival's."""
    first = voices.rivals[0]
    gap = own.share - first.share
    if abs(gap) < threshold("notable_change") * max(own.share, first.share):
        return
    yield Finding(
        key="three_c.rivals_voice_above" if gap > 0 else "three_c.rivals_voice_below",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "leader": Name(text=first.name),
                "mentions": voices.mentions,
                "others": len(voices.rivals),
                "before": ratio(own.before),
            }
        ),
        comparison=Comparison(
            against="rivals",
            value=ratio(own.share),
            reference=ratio(first.share),
            difference=Quantity(value=gap, unit=Unit.POINTS, signed=True),
        ),
        confidence=_trust(own, first),
        impact=min(1.0, abs(gap)),
        urgency=0.4,
        tone="good" if gap > 0 else "bad",
        action=Action(kpi="sov_mentions", effort=Level.MEDIUM),
        sources=voices.sources,
    )


def _trust(own: Brand, first: Brand) -> Confidence:
    """Trust a gap between two shares only where their intervals are apart."""
    if not own.is_apart_from(first):
        return Confidence(level=Level.LOW, why=N_("the intervals of the two shares overlap"))
    return Confidence(level=Level.MEDIUM, why=N_("only what the listening tool was asked to hear"))


def _tone(own: Brand, voices: Voices) -> Iterator[Finding]:
    """Hold the client's net tone against the median of the rivals heard often enough."""
    least = threshold("minimum_events")
    heard = [e.net_tone for e in voices.rivals if e.net_tone is not None and e.toned >= least]
    if own.net_tone is None or own.toned < least or not heard:
        return
    gap = own.net_tone - median(heard)
    if abs(gap) < threshold("rival_tone_gap"):
        return
    yield Finding(
        key="three_c.rivals_tone_above" if gap > 0 else "three_c.rivals_tone_below",
        chapter=CHAPTER,
        facts=facts_of({"mentions": own.toned, "others": len(heard)}),
        comparison=Comparison(
            against="rivals",
            value=score(own.net_tone),
            reference=score(median(heard)),
            difference=score(gap),
        ),
        confidence=Confidence(
            level=Level.MEDIUM, why=N_("tone is read by a machine, which misses irony")
        ),
        impact=min(1.0, abs(gap) / 100),
        urgency=0.4 if gap > 0 else 0.6,
        tone="good" if gap > 0 else "bad",
        action=Action(kpi="net_sentiment", effort=Level.MEDIUM),
        sources=voices.sources,
    )


def score(value: float | None) -> Quantity:
    """Return a net tone as it is written: from −100 to +100."""
    return Quantity(value=value, unit=Unit.SCORE, signed=True, digits=0)
