"""What others say: volume, reach and tone of mentions and reviews, beside the earned media."""

from dataclasses import dataclass

from stratbook.core.period import Period
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Tone
from stratbook.strategy.kpis import Measure, Scope, measure
from stratbook.strategy.kpis.voice import brand_mentions


@dataclass(frozen=True)
class Voice:
    """Earned speech of one period.

    Parameters
    ----------
    period : Period
        When.
    mentions, sentiment, rating : Measure
        Mentions without reposts, net sentiment over those with a tone, the reviews' rating.
    contacts : float or None
        Their reach added up, with duplicates; None where no mention gives one.
    tones : mapping
        Mentions by coded tone; empty where none is coded.
    reviews : int
        Reviews dated in the period, those of a dated total counted as the file counts them.
    """

    period: Period
    mentions: Measure
    sentiment: Measure
    rating: Measure
    contacts: float | None
    tones: dict[Tone, int]
    reviews: int

    @property
    def heard(self) -> bool:
        """Whether the files bring mentions or reviews of the period."""
        return bool(self.mentions.value) or self.rating.value is not None


@remembered
def listen(scope: Scope) -> Voice:
    """Return what the listening and review exports say of the brand in a scope's period."""
    rows = brand_mentions(scope)
    mine = rows[rows["mine"]]
    reach = mine["reach"].dropna()
    counts = mine["sentiment"].value_counts()
    rating = measure("review_rating", scope)
    return Voice(
        scope.period,
        measure("mentions", scope),
        measure("net_sentiment", scope),
        rating,
        float(reach.sum()) if len(reach) else None,
        {tone: int(counts[tone]) for tone in Tone if tone in counts.index},
        rating.n or 0,
    )
