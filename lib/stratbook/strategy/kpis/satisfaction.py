"""Satisfaction: tone, answers given, problems solved, reviews."""

from typing import Final

import pandas as pd

from stratbook.core.message import KpiTerm, Listing, Name, say, say_n, term
from stratbook.core.places import merged
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Tone
from stratbook.strategy.intervals import (
    bootstrap_ratio,
    difference,
    ratio_draws,
    spread,
    wilson,
)
from stratbook.strategy.kpis.coded import Coded, read_coded
from stratbook.strategy.kpis.measure import (
    Measure,
    Part,
    absent,
    kpi,
    missing,
    platform_name,
    sources_of,
)
from stratbook.strategy.kpis.parts import mentions_counted, messages_counted, nothing_before
from stratbook.strategy.kpis.scope import Scope
from stratbook.strategy.kpis.voice import brand_mentions

_SIGN: Final = {Tone.POSITIVE: 1.0, Tone.NEUTRAL: 0.0, Tone.MIXED: 0.0, Tone.NEGATIVE: -1.0}


def toned(scope: Scope) -> pd.DataFrame:
    """Return the brand's mentions whose tone is coded, with ``sign`` (−1, 0, 1)."""
    rows = brand_mentions(scope)
    rows = rows[rows["mine"]]
    signs = rows["sentiment"].map({str(tone): sign for tone, sign in _SIGN.items()})
    return rows.assign(sign=signs).dropna(subset=["sign"])


def by_author(rows: pd.DataFrame) -> pd.DataFrame:
    """Sum signs and mentions by author; a mention without author stands for itself."""
    authors = rows["author_hash"].where(rows["author_hash"].notna(), rows.index.astype(str))
    return rows.assign(one=1.0).groupby(authors)[["sign", "one"]].sum()


@kpi("net_sentiment")
def net_sentiment(scope: Scope) -> Measure:
    """Return 100 × (positive − negative) ÷ mentions with a coded tone."""
    rows, tables = toned(scope), scope.tables
    if not tables.has("mentions", "sentiment"):
        coded = read_coded(scope)
        if coded is not None and coded.counts:
            return _of_sample(coded)
    if rows.empty and tables.has("mentions") and not tables.has("mentions", "sentiment"):
        return missing(
            "net_sentiment",
            say(
                "The mentions carry no tone, or one that people’s reading contradicts. People who "
                "code a random sample of them give one: see the chapter on reputation."
            ),
        )
    if rows.empty:
        return absent("net_sentiment", scope, "mentions")
    authors = by_author(rows)
    span = bootstrap_ratio(100 * authors["sign"], authors["one"])
    good, bad = int((rows["sign"] > 0).sum()), int((rows["sign"] < 0).sum())
    polar = 100 * (good - bad) / (good + bad) if good + bad else None
    return Measure(
        "net_sentiment",
        float(100 * rows["sign"].mean()),
        n=len(rows),
        counted=mentions_counted(len(rows)),
        interval=span,
        variant=say("over all mentions with a tone, the neutral ones included"),
        basis="total",
        sources=sources_of(rows),
        parts=(Part(say("without the neutral ones"), polar, good + bad, "polar"),),
    )


def _of_sample(coded: Coded) -> Measure:
    """Return the net sentiment of a random sample that people coded, named as such."""
    return Measure(
        "net_sentiment",
        coded.net,
        n=coded.n,
        counted=mentions_counted(coded.n),
        interval=coded.interval,
        variant=say(
            "read by people in a random sample of {coded} of the {count} mentions",
            coded=coded.n, count=coded.mentions,
        ),
        basis="coded",
        sources=merged(sources_of(coded.rows), sources_of(coded.sheet)),
    )  # fmt: skip


@kpi("sentiment_trend")
def sentiment_trend(scope: Scope) -> Measure:
    """Return the change in net sentiment from the previous period, on the scale of 100."""
    now, then = toned(scope), toned(scope.over(scope.period.previous()))
    if now.empty:
        return absent("sentiment_trend", scope, "mentions")
    if then.empty:
        return missing("sentiment_trend", nothing_before(scope.period.previous()))
    authors, before = by_author(now), by_author(then)
    draws = difference(
        ratio_draws(100 * authors["sign"], authors["one"], 0),
        ratio_draws(100 * before["sign"], before["one"], 1),
    )
    return Measure(
        "sentiment_trend",
        float(100 * (now["sign"].mean() - then["sign"].mean())),
        n=len(now),
        counted=mentions_counted(len(now)),
        interval=spread(draws) if min(len(authors), len(before)) > 1 else None,
        variant=say("against {span}", span=scope.period.previous()),
        basis="total",
        sources=sources_of(now, then),
    )


@kpi("response_rate")
def response_rate(scope: Scope) -> Measure:
    """Divide the messages that got a reply by those that needed one."""
    return _answered("response_rate", scope, "needs_answer", "first_reply_at")


@kpi("resolution_rate")
def resolution_rate(scope: Scope) -> Measure:
    """Divide the conversations marked resolved by those that needed a resolution."""
    return _answered("resolution_rate", scope, "needs_resolution", "resolved_at")


def _answered(id_: str, scope: Scope, need: str, done: str) -> Measure:
    rows = scope.rows("messages")
    needing = rows[rows[need].fillna(value=False).astype(bool)]
    if needing.empty or not scope.tables.has("messages", done):
        return absent(id_, scope, "messages")
    met, total = int(needing[done].notna().sum()), len(needing)
    shares = needing.groupby("platform")[done].agg(["count", "size"])
    return Measure(
        id_,
        met / total,
        n=total,
        counted=messages_counted(total),
        interval=wilson(met, total),
        basis=need,
        sources=sources_of(needing),
        parts=tuple(
            Part(
                platform_name(str(name)),
                float(row["count"] / row["size"]),
                int(row["size"]),
                str(name),
                wilson(int(row["count"]), int(row["size"])),
            )
            for name, row in shares.iterrows()
        ),
    )


@kpi("response_time")
def response_time(scope: Scope) -> Measure:
    """Return the median minutes to a first reply; one late answer ruins the mean, shown beside."""
    rows = scope.rows("messages").dropna(subset=["first_reply_at"])
    rows = rows[rows["needs_answer"].fillna(value=True).astype(bool)]
    waits = (rows["first_reply_at"] - rows["opened_at"]).dt.total_seconds()
    return _delay("response_time", scope, rows, waits / 60)


@kpi("handling_time")
def handling_time(scope: Scope) -> Measure:
    """Return the median hours from a first reply to the resolution."""
    rows = scope.rows("messages").dropna(subset=["first_reply_at", "resolved_at"])
    spent = (rows["resolved_at"] - rows["first_reply_at"]).dt.total_seconds()
    return _delay("handling_time", scope, rows, spent / 3600)


def _delay(id_: str, scope: Scope, rows: pd.DataFrame, delays: pd.Series) -> Measure:
    known = delays[delays >= 0]
    if known.empty:
        return absent(id_, scope, "messages")
    return Measure(
        id_,
        float(known.median()),
        n=len(known),
        counted=messages_counted(len(known)),
        variant=say("median, at any hour of the day"),
        basis="median",
        sources=sources_of(rows),
        parts=(
            Part(term("mean"), float(known.mean()), len(known), "mean"),
            Part(say("nine out of ten within"), float(known.quantile(0.9)), len(known), "p90"),
        ),
    )


@kpi("review_rating")
def review_rating(scope: Scope) -> Measure:
    """Return the mean rating, each place weighing as many reviews as it has.

    A place's dated totals are a level: the last one counts, they are never added. Places
    known review by review count the period's reviews.
    """
    rows = scope.rows("reviews")
    if rows.empty:
        return absent("review_rating", scope, "reviews")
    totals = rows[rows["count"] > 1].sort_values("date").groupby("place").tail(1)
    single = rows[~rows["place"].isin(totals["place"])]
    kept = pd.concat([totals, single]).assign(weight=lambda frame: frame["count"].fillna(1.0))
    kept = kept.assign(sum=kept["rating"] * kept["weight"])
    places = kept.groupby("place")[["sum", "weight"]].sum()
    reviews = int(kept["weight"].sum())
    return Measure(
        "review_rating",
        float(places["sum"].sum() / places["weight"].sum()),
        n=reviews,
        counted=say_n("{count} review", "{count} reviews", reviews),
        interval=bootstrap_ratio(kept["rating"], kept["weight"]) if totals.empty else None,
        basis="places:" + "|".join(sorted(places.index)),
        sources=sources_of(kept),
        parts=tuple(
            Part(
                Name(text=str(name)),
                float(row["sum"] / row["weight"]),
                int(row["weight"]),
                str(name),
            )
            for name, row in places.iterrows()
        ),
    )


@kpi("reputation_score")
def reputation_score(scope: Scope) -> Measure:
    """Weigh net sentiment and the reviews' rating, each brought to 0–100.

    Without one of the two there is no score: weights are not stretched over what is left.
    """
    found = {"net_sentiment": net_sentiment(scope), "review_rating": review_rating(scope)}
    if lacking := [id_ for id_, each in found.items() if each.value is None]:
        names = Listing(items=tuple(KpiTerm(id=id_, form="label") for id_ in lacking))
        reason = found[lacking[0]].reason
        return missing(
            "reputation_score",
            say("The score lacks a part: {kpis}. {reason}", kpis=names, reason=reason),
        )
    tone = ((found["net_sentiment"].value or 0.0) + 100) / 2
    rating = ((found["review_rating"].value or 0.0) - 1) / 4 * 100
    weights = threshold("reputation_weight_tone"), threshold("reputation_weight_reviews")
    return Measure(
        "reputation_score",
        (weights[0] * tone + weights[1] * rating) / sum(weights),
        basis="tone+reviews",
        sources=merged(*(each.sources for each in found.values())),
        parts=(
            Part(KpiTerm(id="net_sentiment", form="label"), tone, found["net_sentiment"].n, "tone"),
            Part(
                KpiTerm(id="review_rating", form="label"),
                rating,
                found["review_rating"].n,
                "reviews",
            ),
        ),
    )
