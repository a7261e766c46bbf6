"""Chapter 8: targets phased, statuses, trends with their gaps and breaks, posts, findings."""

import datetime as dt

import pytest

from stratbook.brief.models import Objective
from stratbook.core import reference
from stratbook.core.finding import rank
from stratbook.core.language import language
from stratbook.core.period import month, parse_period, quarter
from stratbook.core.vocabulary import Level, Status
from stratbook.display.look import Look
from stratbook.display.views import performance as views
from stratbook.display.words import sentence
from stratbook.strategy.performance import (
    charted,
    family_table,
    findings,
    format_gaps,
    gaps,
    history,
    judge,
    phased,
    ranking,
    scorecard,
)
from strategy.kpi_rows import (
    OCTOBER,
    SHOP,
    TOWN,
    ad,
    covered,
    lead,
    mentions,
    post,
    scope,
    series,
    tables,
    web,
)

SEPTEMBER = month(2026, 9)


def objective(indicator: str, target: float | None = None, **more: object) -> Objective:
    return Objective(
        id=f"o-{indicator.replace('_', '-')}", statement=f"Improve {indicator}",
        indicator=indicator, target=target, **more,
    )  # fmt: skip


def score_of(found, *objectives: Objective, period=OCTOBER, **more: object):
    return scorecard(scope(found, period, **more), objectives, period.previous())


# -- targets --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "value", "target", "attainment", "status"),
    [
        ("reach", 120_000, 110_000, 109.1, Status.REACHED),
        ("er_reach", 0.031, 0.04, 77.5, Status.MISSED),
        ("cpl", 21.5, 20, 93.0, Status.WATCH),
        ("response_time", 95, 60, 63.2, Status.MISSED),
        ("leads", 150, 150, 100.0, Status.REACHED),
    ],
)
def test_the_attainments_of_exercise_12(id_, value, target, attainment, status) -> None:
    verdict = judge(reference.kpi(id_), value, target)
    assert round(100 * verdict.attainment, 1) == attainment
    assert verdict.status is status


@pytest.mark.parametrize(
    ("id_", "value", "target", "status"),
    [
        ("net_sentiment", 31, 30, Status.REACHED),
        ("net_sentiment", 26, 30, Status.WATCH),
        ("net_sentiment", -10, 30, Status.MISSED),
        ("community_growth", -0.01, 0.02, Status.WATCH),
        ("community_growth", -0.05, 0.02, Status.MISSED),
    ],
)
def test_what_can_be_negative_is_judged_in_points(id_, value, target, status) -> None:
    verdict = judge(reference.kpi(id_), value, target)
    assert verdict.status is status
    assert verdict.attainment is None
    assert verdict.variance == pytest.approx(value - target)


def test_without_value_or_target_nothing_is_judged() -> None:
    known = reference.kpi("er_reach")
    assert judge(known, None, 0.03).status is Status.UNKNOWN
    assert judge(known, 0.03, None).status is Status.NO_TARGET
    assert judge(known, 0.0, 0.03).status is Status.MISSED


def test_nothing_spent_stays_under_a_limit() -> None:
    assert judge(reference.kpi("cpl"), 0.0, 20).status is Status.REACHED


@pytest.mark.parametrize(
    ("id_", "per", "period", "expected"),
    [
        ("leads", "month", quarter(2026, 4), 300),
        ("leads", "quarter", OCTOBER, 100 * 31 / 92),
        ("leads", "year", OCTOBER, 100 * 31 / 365),
        ("leads", "month", parse_period("2026-W41"), 100 * 7 / 31),
        ("leads", "month", parse_period("2026-10-25..2026-11-07"), 100 * (7 / 31 + 7 / 30)),
        ("leads", "month", OCTOBER, 100),
        ("er_reach", "year", OCTOBER, 100),
        ("community_size", "once", OCTOBER, 100),
        ("reach", "month", OCTOBER, 100),
        ("reach", "year", OCTOBER, None),
        ("community_growth", "year", OCTOBER, None),
        ("leads", "once", OCTOBER, None),
    ],
)
def test_targets_are_brought_to_the_period(id_, per, period, expected) -> None:
    target, why = phased(objective(id_, 100, per=per), reference.kpi(id_), period)
    assert target == (None if expected is None else pytest.approx(expected))
    assert (why is None) == (expected is not None)


# -- the scorecard --------------------------------------------------------------------


def test_an_objective_on_one_platform_is_measured_there() -> None:
    found = tables(posts=[post(1), post(2, platform="facebook", reactions=90.0)])
    (standing,) = score_of(found, objective("er_reach", 0.03, platform="facebook")).standings
    assert standing.reading.now.value == pytest.approx(0.1)


def test_indicators_unfit_for_the_organisation_are_not_judged() -> None:
    wanted = objective("leads", 10), objective("er_reach", 0.03)
    score = score_of(tables(posts=[post()]), *wanted, organisation=TOWN)
    assert [each.kpi for each in score.standings] == ["er_reach"]


def test_objectives_without_an_indicator_are_listed() -> None:
    score = score_of(
        tables(), objective(""), Objective(id="top", level="business", statement="Grow")
    )
    assert [each.id for each in score.without] == ["o-"]


def test_a_comparison_needs_the_same_definition() -> None:
    now, before = post(1), post(2, "2026-09-10", metric_basis="views")
    (standing,) = score_of(tables(posts=[now, before]), objective("impressions")).standings
    assert standing.reading.before.value == 1500
    assert standing.reading.since_before.value is None


# -- trends ---------------------------------------------------------------------------


def monthly(**changes: dict[str, object]):
    """Return a post a month of 2026 up to October, some of them changed or left out."""
    rows = []
    for number in range(1, 11):
        change = changes.get(f"m{number}", {})
        if change is not None:
            rows.append(post(number, f"2026-{number:02d}-10", **change))
    return rows


def test_months_without_data_are_gaps() -> None:
    trend = history(scope(tables(posts=monthly(m5=None))), "impressions")
    assert trend.values[:3] == (None, None, None)  # October to December 2025
    assert trend.values[7] is None
    assert [len(run) for run in trend.runs] == [4, 5]
    assert trend.breaks == ()


def test_a_change_of_measure_is_a_break() -> None:
    views_ = {f"m{number}": {"metric_basis": "views"} for number in range(7, 11)}
    trend = history(scope(tables(posts=monthly(**views_))), "impressions")
    (place,) = trend.breaks
    assert trend.points[place].period == month(2026, 7)
    assert [len(run) for run in trend.runs] == [6, 4]
    assert trend.sparkline[:place] == (None,) * place
    assert trend.measured_in(place).text == "views"


def test_a_family_draws_what_an_objective_misses() -> None:
    found = tables(posts=monthly())
    here = scope(found)
    score = score_of(found, objective("er_impressions", 0.5))
    shown = charted(here, family_table(here, "interaction", SEPTEMBER), score)
    assert shown.trend.kpi == "er_impressions"
    assert shown.target == 0.5
    assert (
        charted(scope(tables()), family_table(scope(tables()), "interaction", SEPTEMBER), score)
        is None
    )


def test_one_count_of_followers_does_not_make_two_points() -> None:
    levels = series("followers", {"2026-09-30": 900, "2026-10-06": 990})
    weeks = scope(tables(audience=levels), "2026-W42")
    assert history(weeks, "community_size").values[-3:] == (900, 990, None)
    read = family_table(weeks, "acquisition", weeks.period.previous())["community_size"]
    assert read.value.value == 990
    assert read.since_before.value is None


# -- families and gaps ----------------------------------------------------------------


def test_a_family_parts_what_has_a_value_from_what_has_not() -> None:
    table = family_table(scope(tables(posts=[post()])), "interaction", SEPTEMBER)
    assert "er_reach" in table
    assert "er_reach" not in {each.kpi for each in table.missing}
    assert {"er_views", "watch_through"} <= {each.kpi for each in table.missing}


def test_gaps_are_gathered_by_what_would_fill_them() -> None:
    found = gaps([family_table(scope(tables()), "satisfaction", SEPTEMBER)])
    (inbox,) = [gap for gap in found if "response_rate" in gap.kpis]
    assert {"response_rate", "response_time", "resolution_rate", "handling_time"} == set(inbox.kpis)
    assert "inbox tool" in inbox.reason.plain()


def test_a_town_s_conversion_names_no_lead_and_no_sale() -> None:
    here = scope(tables(ads=[ad()], web=covered(web())), organisation=TOWN)
    table = family_table(here, "conversion", SEPTEMBER)
    assert {each.kpi for each in table.readings} == {"bounce_rate", "cpm", "cpc"}
    for code in ("fr", "en"):
        page = str(views.family(Look(language(code)), table)).casefold()
        assert not [word for word in ("lead", "roas", "vente", "sale") if f" {word}" in page]


# -- posts ----------------------------------------------------------------------------


def spread_posts(*, extracted_at: str = "2026-11-20"):
    usual = [post(n, f"2026-09-{n:02d}") for n in range(1, 11)]
    mine = [
        post(20 + n, f"2026-10-{10 + n:02d}", reactions=float(10 * n), text=f"Post {n}",
             extracted_at=extracted_at)
        for n in range(1, 9)
    ]  # fmt: skip
    return [*usual, *mine]


def test_posts_are_ranked_within_platform_and_format() -> None:
    found = ranking(scope(tables(posts=spread_posts())), 3)
    assert [each.text for each in found.top] == ["Post 8", "Post 7", "Post 6"]
    assert [each.text for each in found.flop] == ["Post 1", "Post 2", "Post 3"]
    assert found.top[0].index == pytest.approx(300)
    assert found.top[0].stands_out
    assert found.compared == 8


def test_young_posts_are_not_ranked() -> None:
    found = ranking(scope(tables(posts=spread_posts(extracted_at="2026-10-20"))))
    assert found.reason is not None
    assert found.left_out == 8 - found.compared


def test_too_few_posts_are_not_ranked() -> None:
    assert ranking(scope(tables(posts=[post(n) for n in range(4)]))).top == ()


@pytest.mark.parametrize("origin", ["UGC", "customer", "employee"])
def test_the_words_of_private_people_are_not_shown(origin) -> None:
    tagged = [{"post_id": "p28", "platform": "instagram", "origin": origin}]
    best = ranking(scope(tables(posts=spread_posts(), tags=tagged))).top[0]
    assert best.text == ""
    assert best.index > 100


def test_a_format_leads_only_beyond_chance() -> None:
    photos = [post(n, f"2026-08-{n:02d}", reactions=15.0 + n % 5) for n in range(1, 13)]
    reels = [
        post(50 + n, f"2026-09-{n:02d}", format="reel", reactions=40.0 + n) for n in range(1, 9)
    ]
    (lead_,) = format_gaps(scope(tables(posts=[*photos, *reels])))
    assert (lead_.format, lead_.n, lead_.n_others) == ("reel", 8, 12)
    assert lead_.gap[0] > 0
    alike = [post(50 + n, f"2026-09-{n:02d}", format="reel", reactions=15.0 + n % 5)
             for n in range(1, 13)]  # fmt: skip
    assert format_gaps(scope(tables(posts=[*photos, *alike]))) == ()


# -- findings -------------------------------------------------------------------------


def leads(now: int, before: int = 100):
    return [lead(n) for n in range(now)] + [
        lead(1000 + n, date="2026-09-12") for n in range(before)
    ]


def found_of(found, *objectives: Objective, tables_=()):
    return findings(score_of(found, *objectives, organisation=SHOP), tables_)


def test_a_missed_target_says_by_how_much_and_what_to_do() -> None:
    (found,) = found_of(tables(leads=leads(60)), objective("leads", 100, owner="Community manager"))
    assert found.key == "performance.target_missed"
    assert found.comparison.difference.value == -40
    assert (found.number, found.tone) == (2, "bad")
    assert found.action.owner == "Community manager"
    said = sentence(Look(language("en")), found)
    assert said.headline.startswith("Leads from social media miss their target: 60 in October 2026")
    assert "40 short of 100" in said.headline
    assert "In the period compared with: 100." in said.so_what


def test_a_limit_exceeded_is_no_shortfall() -> None:
    (found,) = found_of(tables(ads=[ad()], leads=leads(100)), objective("cpl", 15))
    said = sentence(Look(language("fr")), found)
    assert found.key == "performance.limit_missed"
    assert said.headline == (
        "Le coût par lead dépasse son plafond\u00a0: 20,00\u00a0€ (octobre 2026), "
        "soit 5,00\u00a0€ de plus que 15,00\u00a0€."
    )


def test_an_interval_that_holds_the_target_lowers_confidence() -> None:
    rows = [post(n, reactions=float(10 + 6 * (n % 4))) for n in range(40)]
    goals = {target: found_of(tables(posts=rows), objective("er_reach", target))[0]
             for target in (0.03, 0.2)}  # fmt: skip
    assert goals[0.03].confidence.level is Level.LOW
    assert goals[0.2].confidence.level is Level.HIGH


def test_perturbing_an_input_changes_rank_and_words() -> None:
    wanted = objective("leads", 100), objective("mentions", 50)

    def ranked(count: int) -> list[tuple[str, str]]:
        rows = tables(leads=leads(count), mentions=mentions({("Rivage", "x"): 40}))
        look = Look(language("en"))
        return [
            (each.facts["kpi"].id, sentence(look, each).headline)
            for each in rank(found_of(rows, *wanted))
        ]

    assert [kpi for kpi, _ in ranked(95)] == ["mentions", "leads"]
    assert [kpi for kpi, _ in ranked(20)] == ["leads", "mentions"]
    assert ranked(95)[1][1] != ranked(96)[1][1]
    assert "is reached" in ranked(100)[1][1]


def test_the_stake_of_an_objective_falls_with_their_number() -> None:
    rows = tables(leads=leads(60))
    alone = found_of(rows, objective("leads", 100))[0]
    among = found_of(rows, objective("leads", 100), objective("ctr", 0.1), objective("cpm", 1))[0]
    assert alone.impact > among.impact > 0.4


def test_a_due_date_near_makes_it_urgent() -> None:
    rows = tables(leads=leads(60))
    near, far = (found_of(rows, objective("leads", 100, due=due))[0]
                 for due in (dt.date(2026, 12, 31), dt.date(2028, 1, 1)))  # fmt: skip
    assert near.urgency > far.urgency


def test_an_indicator_without_value_is_a_finding_outside_the_summary() -> None:
    (found,) = found_of(tables(), objective("response_rate", 0.9))
    assert found.key == "performance.unmeasured"
    assert found.comparison is None
    assert "inbox tool" in sentence(Look(language("en")), found).so_what


def test_changes_within_chance_are_no_findings() -> None:
    def keys(now: int) -> list[str]:
        here = scope(tables(leads=leads(now)), organisation=SHOP)
        table = family_table(here, "conversion", SEPTEMBER)
        return [each.key for each in findings(score_of(here.tables), [table])]

    assert keys(112) == []
    assert keys(180) == ["performance.rise_good"]
    assert keys(40) == ["performance.fall_bad"]


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_finding_and_view_can_be_said(code) -> None:
    look = Look(language(code))
    rows = tables(
        posts=spread_posts(), leads=leads(60), ads=[ad()], web=covered(web()),
        audience=series("followers", {"2026-09-30": 900, "2026-10-31": 990}),
        mentions=mentions({("Rivage", "x"): 30, ("A", "x"): 30}, "positive"),
    )  # fmt: skip
    here = scope(rows, organisation=SHOP)
    wanted = [objective(id_, target) for id_, target in
              (("leads", 100), ("er_reach", 0.02), ("cpl", 1), ("community_size", 1000),
               ("net_sentiment", 20), ("response_rate", 0.9), ("mentions", None))]  # fmt: skip
    score = scorecard(here, wanted, SEPTEMBER)
    tables_ = [family_table(here, name, SEPTEMBER)
               for name in ("awareness", "acquisition", "interaction", "conversion")]  # fmt: skip
    shown = [
        views.objectives(look, score), views.posts(look, ranking(here)),
        views.missing(look, gaps(tables_)), views.formats(look, format_gaps(here)),
        *(views.family(look, table) for table in tables_),
        *(views.trend(look, charted(here, table, score)) for table in tables_),
        views.parts(look, tables_[3], "leads_channel"),
    ]  # fmt: skip
    assert all("{" not in str(each) for each in shown if each)
    for each in findings(score, tables_, ranking(here), format_gaps(here)):
        said = sentence(look, each)
        assert said.headline[0].isupper()
        assert "{" not in said.headline + said.so_what + said.action
        assert each.confidence.why


def test_hostile_text_is_escaped() -> None:
    rows = [dict(row, text="<script>alert(1)</script>") for row in spread_posts()]
    page = str(views.posts(Look(language("fr")), ranking(scope(tables(posts=rows)))))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_figure_s_alternative_text_is_read_off_the_data() -> None:
    here = scope(tables(posts=monthly(m5=None)))
    table = family_table(here, "awareness", SEPTEMBER)
    page = str(views.trend(Look(language("en")), charted(here, table, score_of(here.tables))))
    assert "1,500 in January 2026, 1,500 in October 2026" in page
    # The months before the first figure are no gap: the chart begins with it.
    assert "1 period has no value" in page
