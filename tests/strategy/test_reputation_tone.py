"""Tone, the agreement of people with the tool, the days that stand out: worked out by hand."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from stratbook.core.reference import threshold
from stratbook.core.tables import Tables
from stratbook.strategy import reputation
from stratbook.strategy.kpis import measure
from stratbook.strategy.kpis.alert import read_days, robust_z, tail
from stratbook.strategy.reputation.alerts import said_most
from stratbook.strategy.reputation.sample import inert, mention_ids
from strategy.reputation_rows import OCTOBER, SEPTEMBER, filled, mention, scope, tables, toned

FORTNIGHT = [4, 6, 5, 3, 7, 5, 4, 6, 5, 8, 4, 5, 6, 5]
BOTH = [*toned("2026-10", 160, 200, 40), *toned("2026-09", 120, 180, 60)]
# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example C: 4 observers, 12 units.
_ = None
PUBLISHED = list(
    zip(
        (1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3),
        (_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _),
        strict=True,
    )
)


def coded(rows, *, wrong=0, second=None):
    """Code mentions as the tool does, the first ones the other way round."""
    other = {"positive": "negative", "negative": "positive", "neutral": "positive"}
    ids = mention_ids(tables(mentions=rows)["mentions"])
    return filled(
        "coding",
        *(
            {"mention": id_, "coder_1": other[row["sentiment"]] if at < wrong else row["sentiment"],
             "coder_2": second}
            for at, (id_, row) in enumerate(zip(ids, rows, strict=True))
        ),
    )  # fmt: skip


def test_the_exercise_s_net_sentiment_and_its_change():
    found = reputation.read_reputation(scope(mentions=BOTH), SEPTEMBER)
    assert (found.now.positive, found.now.neutral, found.now.negative) == (160, 200, 40)
    assert found.now.net == pytest.approx(30.0)
    assert found.now.polar == pytest.approx(60.0)
    assert found.change == pytest.approx(13.3, abs=0.05)
    assert found.has_moved
    assert {each.key for each in reputation.find_tone(found)} == {
        "reputation.tone_rises", "reputation.tone_unchecked",
    }  # fmt: skip


def test_a_tone_that_falls_is_told_with_what_to_do():
    found = reputation.read_reputation(scope(SEPTEMBER, mentions=BOTH), OCTOBER)
    first = reputation.find_tone(found)[0]
    assert first.key == "reputation.tone_falls"
    assert first.comparison.difference.value == pytest.approx(-13.33, abs=0.01)
    assert first.action is not None


def test_a_rival_is_held_beside_the_brand_with_its_own_mentions():
    theirs = [{**row, "brand": "Rival"} for row in toned("2026-10", 10, 50, 90)]
    found = reputation.read_reputation(scope(mentions=[*BOTH, *theirs]), SEPTEMBER)
    (rival,) = found.rivals
    assert (rival.brand, rival.n) == ("Rival", 150)
    assert rival.net == pytest.approx(100 * (10 - 90) / 150)
    assert "reputation.ahead" in {each.key for each in reputation.find_tone(found)}


def test_a_month_without_mentions_is_a_gap_and_another_file_a_break():
    july = [{**row, "source": "exports/old.csv:3"} for row in toned("2026-07", 5, 5, 0)]
    found = reputation.read_reputation(scope(mentions=[*BOTH, *july]), SEPTEMBER)
    months = [(each.period.code, each.tone is None, each.breaks) for each in found.months]
    assert months == [
        ("2026-07", False, False), ("2026-08", True, False), ("2026-09", False, True),
        ("2026-10", False, False),
    ]  # fmt: skip


def test_the_score_rests_on_tone_and_reviews_and_not_on_answers():
    reviews = [{"date": "2026-10-05", "place": "Google", "rating": 4, "source": "exports/r.csv:2"}]
    found = reputation.read_reputation(scope(mentions=BOTH, reviews=reviews), SEPTEMBER)
    # tone +30 is 65 of 100, a rating of 4 is 75 of 100; weights 40 and 30.
    assert found.score.value == pytest.approx((40 * 65 + 30 * 75) / 70)
    assert [part.key for part in found.score.parts] == ["tone", "reviews"]


# -- agreement -------------------------------------------------------------------------


def test_alpha_is_that_of_the_published_example():
    assert reputation.krippendorff(PUBLISHED, "nominal") == pytest.approx(0.743, abs=0.0005)
    assert reputation.krippendorff(PUBLISHED, "ordinal") == pytest.approx(0.815, abs=0.0005)


def test_alpha_needs_two_codes_and_two_values():
    assert reputation.krippendorff([(1, None), (None, 2)]) is None
    assert reputation.krippendorff([(1, 1), (1, 1)]) is None
    assert reputation.krippendorff([(1, 1), (2, 2)]) == 1.0


@pytest.mark.parametrize(
    ("size", "wrong", "state"),
    [(0, 0, "unchecked"), (199, 150, "few"), (200, 0, "sound"), (200, 120, "withheld")],
)
def test_the_tone_is_shown_or_not_by_what_people_coded(size, wrong, state):
    rows = [*toned("2026-10", 70, 60, 70)][:size]
    trust = reputation.read_trust(
        tables(mentions=BOTH + rows)["mentions"], coded(rows, wrong=wrong) if rows else None
    )
    assert trust.state == state
    assert trust.shows == (state != "withheld")
    assert trust.coded == size
    if state == "withheld":
        assert trust.alpha < threshold("coding_agreement")


def test_a_withheld_tone_reaches_no_kpi():
    rows = toned("2026-10", 70, 60, 70)
    kept = reputation.withhold_tone(tables(mentions=rows), coded(rows))
    bare = reputation.withhold_tone(tables(mentions=rows), coded(rows, wrong=150))
    assert kept.has("mentions", "sentiment")
    assert not bare.has("mentions", "sentiment")
    assert len(bare["mentions"]) == 200
    found = measure("net_sentiment", scope(mentions=rows).__class__(bare, OCTOBER, "EUR"))
    assert found.value is None
    assert "contradicts" in found.reason.plain()


def test_a_mention_on_which_people_differ_stays_in():
    rows = toned("2026-10", 2, 0, 2)
    sheet = coded(rows)
    sheet["coder_2"] = ["negative", "positive", "negative", "negative"]
    trust = reputation.read_trust(tables(mentions=rows)["mentions"], sheet)
    assert trust.coded == 4
    assert trust.agreed == pytest.approx(7 / 8)


def test_the_sample_is_seeded_inert_and_names_nobody():
    rows = [
        mention("2026-10-02", author=str(at), text=f"=cmd @lea.m http://x.io {at}")
        for at in range(30)
    ]
    found = tables(mentions=rows)["mentions"]
    sample = reputation.draw_sample(found, 12)
    shuffled = reputation.draw_sample(found.sample(frac=1, random_state=3), 12)
    assert sample["mention"].tolist() == shuffled["mention"].tolist()
    assert len(set(sample["mention"])) == 12
    assert set(sample["mention"]) <= set(mention_ids(found))
    assert all(text.startswith("'=cmd @… […]") for text in sample["text"])


def test_a_text_becomes_inert():
    assert inert("@lea: hi, mail a.b@c.org, see www.x.io") == "'@…: hi, mail @…, see […]"
    assert inert(float("nan")) == ""


# -- days that stand out ---------------------------------------------------------------


def test_the_exercise_s_robust_z():
    assert robust_z(14, FORTNIGHT) == pytest.approx(6.07, abs=0.005)
    assert robust_z(8, FORTNIGHT) == pytest.approx(2.02, abs=0.005)
    assert robust_z(3, [2, 2, 2]) is None


@pytest.mark.parametrize(("count", "alert"), [(14, True), (8, False)])
def test_the_exercise_s_day_sets_off_an_alert_or_not(count, alert):
    days = pd.date_range("2026-10-01", periods=15)
    (*_before, last) = read_days(pd.Series([*FORTNIGHT, count], index=days), OCTOBER)
    assert last.basis == "short"
    assert last.is_alert is alert


def test_a_day_is_held_against_the_same_weekday():
    days = pd.date_range("2026-08-01", "2026-10-31")
    counts = pd.Series(np.where(days.day_of_week == 5, 40, 6) + days.day % 3, index=days)
    counts[pd.Timestamp("2026-10-14")] = 30  # a Wednesday
    found = read_days(counts, OCTOBER)
    assert {each.basis for each in found} == {"weekday"}
    assert [f"{each.day:%m-%d}" for each in found if each.is_alert] == ["10-14"]


def test_small_numbers_are_judged_by_a_count_model():
    # Baseline 0 in 8 days: under Jeffreys' prior P(X ≥ 1) = 1 − (8/9)^0.5.
    assert tail(1, [0] * 8) == pytest.approx(1 - (8 / 9) ** 0.5)
    assert tail(4, [0, 1, 0, 1, 0, 1, 0, 1]) > threshold("alert_tail")
    assert tail(9, [0, 1, 0, 1, 0, 1, 0, 1]) < threshold("alert_tail")
    assert tail(4, []) == 1.0


def test_an_alert_says_what_was_said_and_names_nobody():
    usual = [mention(f"{day:%Y-%m-%d}", author=f"u{at}", text="nice bowl from Acme @marie")
             for at, day in enumerate(pd.date_range("2026-07-01", "2026-10-31"))]  # fmt: skip
    burst = [mention("2026-10-14", "negative", f"b{at}", "Acme parcel broken, says Durand"
                     if at == 0 else "Acme parcel broken @paul") for at in range(8)]  # fmt: skip
    found = reputation.watch(scope(mentions=[*usual, *burst]))
    assert {each.kind for each in found.alerts} == {"all", "negative"}
    negative = next(each for each in found.alerts if each.kind == "negative")
    assert negative.reading.count == 8
    assert dict(negative.terms) == {"broken": 8, "parcel": 8}
    (finding,) = reputation.find_alerts(found)
    assert finding.key == "reputation.alert_negative"
    assert finding.comparison.value.value == 8


def test_a_word_of_two_authors_is_not_told():
    rows = pd.DataFrame([mention("2026-10-14", author=who, text="Durand lied") for who in "aab"])
    assert said_most(rows, rows.iloc[:0], set()) == ()


def test_the_alert_index_is_the_highest_day_s():
    rows = [mention(f"{day:%Y-%m-%d}", author=f"{day:%m%d}{at}", text=f"{day} {at}")
            for day, count in zip(pd.date_range("2026-10-01", periods=15), [*FORTNIGHT, 14],
                                  strict=True) for at in range(count)]  # fmt: skip
    found = measure("crisis_z", scope(mentions=rows))
    assert found.value == pytest.approx(6.07, abs=0.005)
    assert found.parts[0].n == 14


@pytest.mark.parametrize("rows", [{}, {"mentions": [mention("2026-10-02")]}])
def test_too_little_history_gives_no_index(rows):
    assert measure("crisis_z", scope(**rows)).value is None


def test_nothing_is_said_of_nothing():
    found = reputation.read_reputation(scope(), SEPTEMBER)
    assert found.now.net is None
    assert found.months == ()
    assert reputation.find_tone(found) == ()
    empty = reputation.watch(scope())
    assert (empty.days, empty.alerts) == (0, ())
    assert reputation.withhold_tone(Tables({}), None)["mentions"].empty


# -- what people read in a sample --------------------------------------------------------


def sample_of(rows, signs, other=None):
    """Return the sheet in which one reader, or two, coded rows."""
    names = {1: "positive", 0: "neutral", -1: "negative", None: None}
    ids = mention_ids(tables(mentions=rows)["mentions"])
    return filled(
        "coding",
        *(
            {"mention": id_, "coder_1": names[one], "coder_2": names[two]}
            for id_, one, two in zip(ids, signs, other or [None] * len(ids), strict=True)
        ),
    )


def bare(rows):
    return [{key: value for key, value in row.items() if key != "sentiment"} for row in rows]


def test_a_coded_sample_is_an_estimate_where_the_tool_gives_no_tone():
    """20 favourable, 10 neutral, 10 unfavourable of 100: 100 × 10 ÷ 40 = 25."""
    rows = bare(toned("2026-10", 100, 0, 0))
    sheet = sample_of(rows[:40], [1] * 20 + [0] * 10 + [-1] * 10)
    told = replace(scope(mentions=rows), told={"coding": sheet})
    found = measure("net_sentiment", told)
    assert (found.value, found.n, found.basis) == (25.0, 40, "coded")
    assert "random sample of 40 of the 100" in found.variant.plain()
    # The mean of 40 signs of variance 0.6875: a standard error of 13 points of 100.
    low, high = found.interval
    assert 25 - 35 < low < 25 - 18
    assert 25 + 18 < high < 25 + 35
    assert measure("net_sentiment", scope(mentions=rows)).value is None


def test_the_tool_s_tone_goes_before_the_sample_until_people_contradict_it():
    rows = toned("2026-10", 100, 50, 50)
    few = sample_of(rows[:40], [-1] * 40)
    kept = reputation.withhold_tone(tables(mentions=rows), few)
    assert measure("net_sentiment", replace(scope(mentions=rows), tables=kept)).value == 25.0
    all_wrong = sample_of(rows, [-1] * 100 + [0] * 50 + [1] * 50)
    without = reputation.withhold_tone(tables(mentions=rows), all_wrong)
    told = replace(scope(mentions=rows), tables=without, told={"coding": all_wrong})
    assert measure("net_sentiment", told).value == pytest.approx(-25.0)


def test_two_readers_count_by_the_mean_of_their_codes():
    rows = bare(toned("2026-10", 30, 0, 0))
    sheet = sample_of(rows, [1] * 30, [1] * 15 + [0] * 15)
    told = replace(scope(mentions=rows), told={"coding": sheet})
    assert measure("net_sentiment", told).value == pytest.approx(75.0)


@pytest.mark.parametrize(("size", "shown"), [(29, False), (30, True)])
def test_few_coded_mentions_give_no_net_sentiment(size, shown):
    rows = bare(toned("2026-10", 60, 0, 0))
    told = replace(scope(mentions=rows), told={"coding": sample_of(rows[:size], [1] * size)})
    assert (measure("net_sentiment", told).value is not None) == shown


def test_readers_who_contradict_each_other_on_200_give_none():
    """Same rule as for a tool: alpha under 0.67 on 200 mentions that both coded."""
    rows = bare(toned("2026-10", 200, 0, 0))
    one = [1, -1] * 100
    for other, shown in (([1] * 100 + [-1] * 100, False), (one, True)):
        told = replace(scope(mentions=rows), told={"coding": sample_of(rows, one, other)})
        assert (measure("net_sentiment", told).value is not None) == shown
        assert reputation.read_coded(told).both == 200
    under = [*one[:199]], [*([1] * 100 + [-1] * 99)]
    told = replace(scope(mentions=rows), told={"coding": sample_of(rows[:199], *under)})
    assert measure("net_sentiment", told).value is not None


def test_mentions_of_other_months_say_nothing_of_this_one():
    before, after = toned("2026-08", 3, 3, 3), toned("2026-12", 3, 3, 3)
    assert reputation.read_reputation(scope(mentions=before), SEPTEMBER).mentions is None
    # Both sides covered: nobody spoke of anybody in between.
    assert reputation.read_reputation(scope(mentions=[*before, *after]), SEPTEMBER).mentions == 0
