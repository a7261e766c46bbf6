"""What people say when they are asked: awareness and satisfaction, with their interval."""

import pandas as pd

from stratbook.core.message import fact, say, say_n
from stratbook.core.reference import threshold
from stratbook.strategy.intervals import wilson
from stratbook.strategy.kpis.measure import Measure, Part, absent, kpi, missing, sources_of
from stratbook.strategy.kpis.scope import Scope


@kpi("awareness_aided")
def awareness_aided(scope: Scope) -> Measure:
    """Divide those who recognise the name by those who were asked, in the last survey."""
    return _last_wave("awareness_aided", scope)


@kpi("awareness_unaided")
def awareness_unaided(scope: Scope) -> Measure:
    """Divide those who name the organisation by those who were asked, in the last survey."""
    return _last_wave("awareness_unaided", scope)


@kpi("satisfaction_rate")
def satisfaction_rate(scope: Scope) -> Measure:
    """Divide those who say they are satisfied by those who were asked, in the last survey."""
    return _last_wave("satisfaction_rate", scope)


def _last_wave(id_: str, scope: Scope) -> Measure:
    """Return a proportion of the last survey up to the period's end, Wilson's interval beside.

    A survey is a level: it stands until the next one, and no longer than ``survey_days``.
    Samples asked on the same day are added before dividing; another sample or another way
    of asking is another measure.
    """
    rows = scope.history("surveys")
    rows = rows[(rows["question"] == id_) & (rows["positive"] <= rows["respondents"])]
    rows = rows[(rows["respondents"] > 0) & (rows["date"] <= pd.Timestamp(scope.period.end))]
    if rows.empty:
        return absent(id_, scope, "surveys")
    day = rows["date"].max()
    if (pd.Timestamp(scope.period.end) - day).days > threshold("survey_days"):
        reason = say("The last survey is of {day}, too old for {span}.",
                     day=day.date(), span=scope.period)  # fmt: skip
        return missing(id_, reason)
    wave = rows[rows["date"] == day]
    met, asked = int(wave["positive"].sum()), int(wave["respondents"].sum())
    told = wave[["sample", "method"]].fillna("").agg("/".join, axis=1)
    return Measure(
        id_,
        met / asked,
        n=asked,
        counted=say_n("{count} person asked", "{count} people asked", asked),
        interval=wilson(met, asked),
        variant=say("survey of {day}", day=day.date()),
        basis="|".join(sorted(set(told))),
        sources=sources_of(wave),
        parts=_samples(wave),
        as_of=day.date(),
    )


def _samples(wave: pd.DataFrame) -> tuple[Part, ...]:
    named = wave.dropna(subset=["sample"])
    if len(named) < 2:
        return ()
    return tuple(
        Part(
            fact(str(sample)),
            float(met / asked),
            int(asked),
            str(sample),
            wilson(int(met), int(asked)),
        )
        for sample, met, asked in zip(
            named["sample"], named["positive"], named["respondents"], strict=True
        )
    )
