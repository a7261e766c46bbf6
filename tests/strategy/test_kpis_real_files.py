"""Which KPIs each real file gives, by id, and figures counted again without our readers."""

import csv
import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from stratbook.core.period import parse_period
from stratbook.ingest.account import Options
from stratbook.ingest.folder import read_exports
from stratbook.strategy.kpis import Scope, measure, measure_all

POSTS = {"conversation_rate", "impressions", "interactions", "post_performance"}
PAID = {"cpa", "cpc", "cpe", "cpf", "cpm", "ctr", "frequency"}
# Folder: currency, period, ids that have a value.
FILES = {
    "google_ads": ("INR", "2025-07-08..2025-07-31", {"cpa", "cpm"}),
    "linkedin_ads": ("USD", "2024-10-01..2024-10-29", {"cpm", "ctr", "roas"}),
    "linkedin_page": ("EUR", "2020-04-01..2020-06-30", POSTS | {"er_impressions", "reach"}),
    "mentions_talkwalker": (
        "EUR", "2017-09-20..2017-09-22", {"mentions", "net_sentiment", "ptat"},
    ),
    "meta_ads_fr": ("USD", "2023-03-23..2026-04-22", PAID),
    "meta_instagram": (
        "EUR", "2025-03-18..2025-04-14",
        POSTS | {"engagement_index", "er_reach", "er_views", "gini", "hashtag_performance",
                 "p80_posts", "reach", "reach_per_post"},
    ),
    "meta_mh4u": (
        "UAH", "2024-02-01..2024-02-29",
        POSTS | {"engagement_index", "er_impressions", "er_reach", "gini",
                 "interaction_trend", "link_clicks",
                 "p80_posts", "reach", "reach_per_post"},
    ),
    "tiktok": ("EUR", "2025-04-12..2025-04-18", {"impressions"}),
    "x_legacy": (
        "EUR", "2022-02-01..2022-02-28",
        POSTS | {"ctr", "er_impressions", "hashtag_performance", "link_clicks"},
    ),
    "x_overview": ("EUR", "2025-08-20..2025-08-26", {"impressions"}),
    "youtube": ("EUR", "2020-12-31..2021-12-30", {"impressions"}),
}  # fmt: skip


@pytest.fixture(scope="module")
def scopes(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scope]:
    """Return a scope a folder, over the span of its rows."""
    found = {}
    for name, (currency, period, _) in FILES.items():
        client = tmp_path_factory.mktemp(name)
        (client / "exports").symlink_to(shared / "data" / "real" / name)
        options = Options(timezone="UTC", currency=currency, extracted_on=dt.date(2026, 1, 1),
                          brand="Carrefour")  # fmt: skip
        tables = read_exports(client, options).tables
        found[name] = Scope(tables, parse_period(period), currency, brands=("Carrefour",))
    return found


@pytest.mark.parametrize("name", FILES)
def test_each_file_gives_its_kpis_and_the_others_say_why(scopes, name) -> None:
    measures = measure_all(scopes[name])
    given = {id_ for id_, each in measures.items() if each.value is not None}
    assert FILES[name][2] - given == set(), "a figure the file holds came out as missing"
    assert given - FILES[name][2] == set(), "a figure no file holds came out of it"
    assert all(each.reason is not None for id_, each in measures.items() if id_ not in given)


def rows_of(shared: Path, name: str, encoding: str = "utf-8-sig", skip: int = 0, tab: str = ","):
    path = next((shared / "data" / "real" / name).glob("*.csv"))
    lines = path.read_text(encoding=encoding).splitlines(keepends=True)[skip:]
    return list(csv.DictReader(io.StringIO("".join(lines), newline=""), delimiter=tab))


def total(rows, column: str) -> float:
    return sum(float(row[column].replace(",", "")) for row in rows if row[column])


def test_tweets_counted_again(scopes, shared) -> None:
    rows = rows_of(shared, "x_legacy")
    assert measure("impressions", scopes["x_legacy"]).value == total(rows, "impressions")
    done = sum(total(rows, column) for column in ("likes", "replies", "retweets"))
    assert measure("interactions", scopes["x_legacy"]).value == done
    rate = measure("er_impressions", scopes["x_legacy"])
    assert rate.value == pytest.approx(done / total(rows, "impressions"))
    assert rate.n == len(rows)


def test_instagram_counted_again(scopes, shared) -> None:
    rows = [row for row in rows_of(shared, "meta_instagram") if row["Post ID"]]
    here = scopes["meta_instagram"]
    assert measure("reach", here).value == total(rows, "Reach")
    assert measure("impressions", here).value == total(rows, "Views")
    assert measure("impressions", here).basis.endswith("views")
    done = sum(total(rows, column) for column in ("Likes", "Comments", "Shares", "Saves"))
    assert measure("interactions", here).value == done
    assert measure("er_reach", here).value == pytest.approx(done / total(rows, "Reach"))


def test_mentions_counted_again(scopes, shared) -> None:
    path = next((shared / "data" / "real" / "mentions_talkwalker").glob("*.xlsx"))
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    count = sum(1 for row in sheet.iter_rows(min_row=2, values_only=True) if any(row))
    table = scopes["mentions_talkwalker"].tables["mentions"]
    reposts = int(table["is_repost"].fillna(value=False).sum())
    assert 0 < measure("mentions", scopes["mentions_talkwalker"]).value + reposts <= count


def test_ads_on_linkedin_counted_again(scopes, shared) -> None:
    rows = rows_of(shared, "linkedin_ads", skip=5)
    shown = total(rows, "Impressions")
    here = scopes["linkedin_ads"]
    spent = 1000 * total(rows, "Total Spent")
    assert measure("cpm", here).value == pytest.approx(spent / shown)
    assert measure("ctr", here).value == total(rows, "Clicks to Landing Page") / shown
