"""A real association's files, rendered for February 2024; every figure counted again here.

The counts below are made with csv and openpyxl alone, on the files themselves.
"""

import csv
import html
import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from stratbook.notebook.session import Session, open_session
from stratbook.report.render import render_client
from stratbook.strategy.kpis import Measure, measure, measure_all
from stratbook.strategy.performance import scope_for

BRIEF = """
organisation: {name: MH4U, type: association, sector: Mental health, country: UA}
language: en
currency: UAH
timezone: Europe/Kyiv
period: 2024-02
objectives:
  - {id: known, level: business, statement: Help people find support, goal: cause_awareness}
  - id: seen
    statement: Have the content seen more each month
    goal: cause_awareness
    serves: known
    indicator: impressions
    baseline: 300000
    target: 400000
    due: 2024-06-30
  - id: visits
    statement: Bring people to the site
    goal: traffic
    serves: known
    indicator: social_sessions
    target: 2000
    due: 2024-06-30
exports: {extracted_on: 2024-03-11}
"""


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("clients") / "meta_mh4u"
    shutil.copytree(shared / "data" / "real" / "meta_mh4u", place / "exports")
    place.chmod(0o755)
    (place / "exports").chmod(0o755)
    (place / "client.yml").write_text(BRIEF, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def session(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Session:
    return open_session(folder, work=tmp_path_factory.mktemp("work"))


@pytest.fixture(scope="module")
def content(folder: Path) -> list[dict[str, str]]:
    (path,) = folder.glob("exports/Dec-12*.csv")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def february(content) -> list[dict[str, str]]:
    return [row for row in content if row["Publish time"].startswith("02/")]


def found(session: Session, kpi: str) -> Measure:
    return measure(kpi, scope_for(session.brief, session.tables, session.period))


def added(rows: list[dict[str, str]], column: str) -> float:
    return sum(float(row[column]) for row in rows if row[column])


def test_content_rows_and_the_three_error_rows(session, content):
    (file,) = [each for each in session.account.files if "Dec-12" in each.file]
    assert (len(content), file.rows_read, file.kept, len(file.refused)) == (44, 44, 41, 3)
    for row in file.refused:
        assert "error occurred" in row.reason.plain().lower()


def test_impressions_reach_and_rates_of_february(session, february):
    assert found(session, "impressions").value == added(february, "Impressions")
    reach = found(session, "reach")
    assert reach.value == added(february, "Reach")
    assert "not a number of people" in reach.variant.plain()
    interactions = added(february, "Reactions, Comments and Shares")
    assert found(session, "interactions").value == interactions
    assert found(session, "er_reach").value == pytest.approx(
        interactions / added(february, "Reach")
    )
    assert found(session, "er_reach").interval is not None
    assert found(session, "link_clicks").value == added(february, "Link Clicks")


def test_ads_are_fifty_and_one_unlabelled_total(session, folder):
    (path,) = folder.glob("exports/MH4U-Ads*.xlsx")
    head, *rows = openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True)
    spend, reach = head.index("Amount spent (UAH)"), head.index("Reach")
    total, *ads = rows
    assert (total[spend], total[reach]) == (77_818.01, 1_211_188)
    table = session.tables["ads"]
    assert len(table) == len(ads) == 50
    assert table["spend"].sum() == pytest.approx(sum(row[spend] or 0 for row in ads))
    assert table["spend"].sum() == pytest.approx(77_818.01)
    assert table["reach"].sum() == sum(row[reach] or 0 for row in ads) == 2_166_883
    assert table["result_type"].nunique() == 3
    assert {str(day.date()) for day in table["date_start"]} == {"2023-04-14"}
    assert {str(day.date()) for day in table["date_end"]} == {"2024-03-11"}
    (file,) = [each for each in session.account.files if each.file.endswith(".xlsx")]
    assert [row.row for row in file.left_out] == [2]


def test_spend_of_the_month_cannot_be_told_and_says_why(session):
    for kpi in ("cpm", "cpc", "cpe", "frequency"):
        cost = found(session, kpi)
        assert cost.value is None
        assert "14 April 2023" in cost.reason.plain()
        assert "11 March 2024" in cost.reason.plain()


def test_daily_series_keep_their_own_lengths(session):
    audience = session.tables["audience"]
    lengths = audience.groupby(["metric", "platform"])["date"].agg(["size", "max"])
    assert lengths.loc[("reach", "facebook"), "size"] == 242
    assert lengths.loc[("reach", "instagram"), "size"] == 242
    assert sorted(lengths.loc["follows", "size"]) == [229, 242]
    ends = {key: str(day.date()) for key, day in lengths["max"].items()}
    assert ends.pop(("follows", "instagram")) == "2024-03-04"  # the series with gaps
    assert {day for (metric, _), day in ends.items() if metric != "followers"} == {"2024-03-05"}


def test_web_has_users_but_no_sessions(session):
    web = session.tables["web"]
    assert len(web) == 241
    assert web["sessions"].isna().all()
    sessions = found(session, "social_sessions")
    assert sessions.value is None
    assert "sessions" in sessions.reason.plain()
    assert found(session, "social_visits").value is None


def test_nothing_that_has_a_value_is_lost(session):
    """The KPIs these files can give for the month, by id: an unexpected n.d. fails."""
    scope = scope_for(session.brief, session.tables, session.period)
    computed = {id_ for id_, each in measure_all(scope).items() if each.value is not None}
    assert computed >= {
        "impressions", "reach", "reach_per_post", "interactions", "er_reach", "er_impressions",
        "interaction_trend", "conversation_rate", "post_performance", "engagement_index",
        "link_clicks", "p80_posts", "gini",
    }  # fmt: skip
    assert not computed & {"cpm", "cpc", "cpf", "cpe", "frequency", "social_sessions", "leads"}


@pytest.mark.slow
def test_the_report_says_it_all(folder, tmp_path, february):
    (report,) = render_client(
        folder, languages=["en"], document="performance", detail="full", out=tmp_path
    )
    page = re.sub(
        r"<(style|title).*?</\1>|<[^>]+>", " ", report.read_text(encoding="utf-8"), flags=re.S
    )
    text = " ".join(html.unescape(page).split())
    assert f"{added(february, 'Impressions'):,.0f}" in text
    assert "The ads export covers 14 April 2023 – 11 March 2024" in text
    assert "equals the sum of the other rows" in text
    assert "times of day cannot be trusted" in text
    assert "results are of 3 types and are never added" in text
    findings = json.loads((report.parent / "findings.json").read_text(encoding="utf-8"))
    assert any(finding["comparison"] for finding in findings)
