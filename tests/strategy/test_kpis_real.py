"""One association's real files for February 2024, against counts made here without our readers."""

import csv
import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from stratbook.core.period import month, parse_period
from stratbook.core.tables import Tables
from stratbook.core.vocabulary import OrganisationType
from stratbook.ingest.account import Options
from stratbook.ingest.folder import read_exports
from stratbook.strategy.kpis import Scope, measure
from stratbook.strategy.performance import history, ranking

FEBRUARY = month(2024, 2)
FOLDER = Path("data") / "real" / "meta_mh4u"


@pytest.fixture(scope="module")
def files(shared: Path) -> Path:
    return shared / FOLDER


@pytest.fixture(scope="module")
def tables(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    client = tmp_path_factory.mktemp("association")
    (client / "exports").symlink_to(files)
    options = Options(timezone="Europe/Kyiv", currency="UAH", extracted_on=dt.date(2024, 3, 11))
    return read_exports(client, options).tables


def february(tables: Tables, period=FEBRUARY) -> Scope:
    kind = OrganisationType.ASSOCIATION
    return Scope(tables, period, "UAH", brands=("MH4U",), organisation=kind)


@pytest.fixture(scope="module")
def posts(files: Path) -> list[dict[str, str]]:
    """Return February's rows of the content export, read the plain way."""
    text = next(files.glob("Dec-*.csv")).read_text(encoding="utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [row for row in rows if row["Post ID"] and row["Publish time"][:2] == "02"]


def total(rows: list[dict[str, str]], column: str) -> float:
    return sum(float(row[column]) for row in rows if row[column])


def daily(files: Path, name: str) -> list[dict[str, float]]:
    """Return the blocks of a daily series, each a value a day."""
    blocks: list[dict[str, float]] = []
    for line in (files / name).read_text(encoding="utf-16").splitlines():
        day, _, number = line.replace("\t", ",").replace('"', "").partition(",")
        if day.startswith("Date"):
            blocks.append({})
        elif day[:2] == "20":
            blocks[-1][day[:10]] = float(number)
    return blocks


def test_the_month_s_posts_are_those_of_the_file(tables: Tables, posts) -> None:
    impressions = measure("impressions", february(tables))
    assert impressions.n == len(posts) == 15
    assert impressions.value == total(posts, "Impressions")
    assert impressions.basis == "posts.impressions"
    interactions = measure("interactions", february(tables))
    assert interactions.value == total(posts, "Reactions, Comments and Shares")


def test_reach_is_contacts_and_its_rate_is_the_sums(tables: Tables, posts) -> None:
    reach, rate = (measure(id_, february(tables)) for id_ in ("reach", "er_reach"))
    assert reach.value == total(posts, "Reach")
    assert "not a number of people" in reach.variant.plain()
    assert rate.value == pytest.approx(
        total(posts, "Reactions, Comments and Shares") / total(posts, "Reach")
    )
    assert rate.interval[0] < rate.value < rate.interval[1]


def test_daily_reach_is_shown_as_a_mean_day(tables: Tables, files: Path) -> None:
    facebook, instagram = daily(files, "Reach.csv")
    means = {
        f"{name}.daily": sum(v for day, v in block.items() if day[:7] == "2024-02") / 29
        for name, block in (("facebook", facebook), ("instagram", instagram))
    }
    parts = {part.key: part.value for part in measure("reach", february(tables)).parts}
    assert {key: parts[key] for key in means} == pytest.approx(means)


def test_link_clicks_leave_out_posts_without_the_figure(tables: Tables, posts) -> None:
    clicks = measure("link_clicks", february(tables))
    blank = [row for row in posts if not row["Link Clicks"]]
    assert clicks.value == total(posts, "Link Clicks")
    assert f"{len(blank)} posts without this figure" in clicks.notes[0].plain()


@pytest.mark.parametrize("id_", ["cpm", "cpc", "ctr", "frequency", "cpe"])
def test_monthly_spend_is_missing_and_the_span_says_why(tables: Tables, id_: str) -> None:
    measured = measure(id_, february(tables))
    assert measured.value is None
    assert "14 April 2023 – 11 March 2024" in measured.reason.plain()


def test_over_its_own_span_the_ads_export_counts(tables: Tables, files: Path) -> None:
    sheet = openpyxl.load_workbook(next(files.glob("*.xlsx")), read_only=True).worksheets[0]
    header, *rows = sheet.iter_rows(values_only=True)
    spent, shown = header.index("Amount spent (UAH)"), header.index("Impressions")
    named = [row for row in rows if row[header.index("Ad name")]]
    span = parse_period("2023-04-14..2024-03-11")
    expected = 1000 * sum(row[spent] or 0 for row in named) / sum(row[shown] or 0 for row in named)
    assert len(named) == 50
    assert measure("cpm", february(tables, span)).value == pytest.approx(expected, rel=1e-6)


def test_sessions_and_social_traffic_are_missing(tables: Tables) -> None:
    sessions, visits = (
        measure(id_, february(tables)) for id_ in ("social_sessions", "social_visits")
    )
    assert "sessions" in sessions.reason.plain()
    assert "channel" in visits.reason.plain()


def test_months_before_the_export_are_gaps_and_not_zeros(tables: Tables) -> None:
    trend = history(february(tables), "impressions")
    assert len(trend.points) == 13
    assert trend.values[:9] == (None,) * 9
    assert all(value for value in trend.values[-3:])


def test_posts_are_ranked_and_only_settled_ones(tables: Tables, posts) -> None:
    found = ranking(february(tables))
    assert found.compared + found.left_out == len(posts)
    assert {each.platform for each in (*found.top, *found.flop)} == {"facebook"}
