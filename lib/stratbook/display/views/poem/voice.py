"""What others say: volume, reach and tone, from the listening and review exports."""

from typing import Final

from stratbook.core.message import Fact, KpiTerm, Quantity, Unit, say, term
from stratbook.core.vocabulary import Tone
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.poem.names import NONE, share
from stratbook.strategy.kpis import Measure
from stratbook.strategy.poem.voice import Voice

_TONES: Final = {
    Tone.POSITIVE: term("Positive mentions"),
    Tone.NEUTRAL: term("Neutral mentions"),
    Tone.MIXED: term("Mixed mentions"),
    Tone.NEGATIVE: term("Negative mentions"),
}


def voice_table(look: Look, now: Voice, before: Voice) -> Html:
    """Show volume, reach and tone of earned speech, now and in the period before."""
    if not now.heard:
        absent = say(
            "No mention and no review in the files received for {span}: the volume and the "
            "tone of earned speech are not measured. {reason}",
            span=now.period,
            reason=now.mentions.reason or say("The listening export names others only."),
        )
        return note(look, absent)
    rows = [
        _kpi("mentions", (now.mentions, before.mentions), Unit.COUNT),
        _plain(term("Contacts of the mentions, with duplicates"), now.contacts, before.contacts),
        *_tones(now, before),
        _kpi("net_sentiment", (now.sentiment, before.sentiment), Unit.SCORE),
        _plain(term("Reviews"), now.reviews or None, before.reviews or None),
        _kpi("review_rating", (now.rating, before.rating), Unit.RATING),
    ]
    return table(
        look,
        [term("What others say"), term("This period"), term("The period before"), term("Basis")],
        rows,
        say("Earned speech: volume, reach and tone"),
        note=say(
            "Mentions come from a sample that the listening tool chose. The reach of mentions "
            "is the tool’s estimate."
        ),
    )


def _kpi(id_: str, measures: tuple[Measure, Measure], unit: Unit) -> Row:
    now, before = measures
    return [
        KpiTerm(id=id_, form="label"),
        Quantity(value=now.value, unit=unit),
        Quantity(value=before.value, unit=unit),
        _basis(now, unit),
    ]


def _basis(measure: Measure, unit: Unit) -> Fact:
    """Return the interval and what it was counted on, or why there is no value."""
    if measure.value is None:
        return measure.reason or NONE
    counted = measure.counted or measure.variant
    if measure.interval is None:
        return counted or NONE
    low, high = (Quantity(value=each, unit=unit) for each in measure.interval)
    interval = say("95% CI {low} to {high}", low=low, high=high)
    return say("{interval}, {counted}", interval=interval, counted=counted or NONE)


def _plain(name: Fact, now: float | None, before: float | None) -> Row:
    return [name, Quantity(value=now), Quantity(value=before), NONE]


def _tones(now: Voice, before: Voice) -> list[Row]:
    """Return a row a tone: shares of the mentions whose tone is coded."""
    if not now.tones:
        return []
    return [
        [
            _TONES[tone],
            _share(now, tone),
            _share(before, tone),
            say("{count} of {whole} with a tone", count=now.tones.get(tone, 0),
                whole=sum(now.tones.values())),
        ]
        for tone in Tone
        if tone in now.tones or tone in before.tones
    ]  # fmt: skip


def _share(voice: Voice, tone: Tone) -> Quantity:
    whole = sum(voice.tones.values())
    return share(voice.tones.get(tone, 0) / whole if whole else None)
