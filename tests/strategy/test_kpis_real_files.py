"""Which KPIs each real file gives, by id, and figures counted again without our readers."""

import csv
import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

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
    # No platform's export: a study's table, events of a site without its sessions, model data.
    "facebook_metrics_uci": ("EUR", "2014", set()),
    "google_analytics": ("EUR", "2023", set()),
    "mmm": ("EUR", "2021", set()),
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
    """What passes on somebody else's mention is marked in the file, and is no mention more."""
    path = next((shared / "data" / "real" / "mentions_talkwalker").glob("*.xlsx"))
    head, *rows = (
        openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
    )
    told = [dict(zip(head, row, strict=True)) for row in rows]
    here = scopes["mentions_talkwalker"]
    table = here.tables["mentions"]
    assert len(table) == len(rows)
    tones = {-5: "negative", 0: "neutral", 5: "positive"}
    for code, tone in tones.items():
        assert (table["sentiment"] == tone).sum() == sum(each["sentiment"] == code for each in told)
    first = [each for each in told if "isRepost" not in str(each["tags_internal"])]
    assert 0 < len(first) < len(told)
    net = measure("net_sentiment", here)
    signs = [each["sentiment"] / 5 for each in first]
    assert measure("mentions", here).value == len(first) == net.n
    assert net.value == pytest.approx(100 * sum(signs) / len(signs))
    people = {each["extra_author_attributes.id"] or each["extra_author_attributes.short_name"]
              for each in told}  # fmt: skip
    assert measure("ptat", here).value == pytest.approx(len(people), rel=0.01)


def test_ads_on_linkedin_counted_again(scopes, shared) -> None:
    rows = rows_of(shared, "linkedin_ads", skip=5)
    shown = total(rows, "Impressions")
    here = scopes["linkedin_ads"]
    spent = 1000 * total(rows, "Total Spent")
    assert measure("cpm", here).value == pytest.approx(spent / shown)
    assert measure("ctr", here).value == total(rows, "Clicks to Landing Page") / shown
    earned = total(rows, "Total Conversion Value") if "Total Conversion Value" in rows[0] else None
    if earned is not None:
        assert measure("roas", here).value == pytest.approx(earned / total(rows, "Total Spent"))


def test_every_folder_of_real_files_is_listed(shared) -> None:
    folders = {path.name for path in (shared / "data" / "real").iterdir() if path.is_dir()}
    assert folders == set(FILES)


def test_google_ads_counted_again(scopes, shared) -> None:
    rows = rows_of(shared, "google_ads", skip=2)
    campaigns = [row for row in rows if not row["Campaign status"].startswith("Total")]
    here = scopes["google_ads"]
    spent, shown = total(campaigns, "Cost"), total(campaigns, "Impr.")
    assert measure("cpm", here).value == pytest.approx(1000 * spent / shown)
    assert measure("cpa", here).value == pytest.approx(spent / total(campaigns, "Conversions"))
    assert measure("cpa", here).n == total(campaigns, "Conversions")


def test_a_linkedin_page_counted_again(scopes, shared) -> None:
    path = next((shared / "data" / "real" / "linkedin_page").glob("*.xls"))
    book = CalamineWorkbook.from_path(str(path))
    _, head, *rows = book.get_sheet_by_name("Update Engagement").to_python()
    posts = [dict(zip(head, row, strict=True)) for row in rows]
    _, head, *rows = book.get_sheet_by_name("Update metrics (aggregated)").to_python()
    days = [dict(zip(head, row, strict=True)) for row in rows]
    here = scopes["linkedin_page"]
    shown = sum(each["Impressions"] for each in posts)
    done = sum(each[name] for each in posts for name in ("Likes", "Comments", "Shares"))
    assert measure("impressions", here).value == shown
    assert measure("interactions", here).value == done
    assert measure("er_impressions", here).value == pytest.approx(done / shown)
    comments = sum(each["Comments"] for each in posts)
    assert measure("conversation_rate", here).value == pytest.approx(comments / len(posts))
    seen = [each["Unique impressions (organic)"] for each in days]
    assert measure("reach", here).value == pytest.approx(sum(seen) / len(seen))
    assert measure("reach", here).basis == "daily.mean"


def test_french_meta_ads_counted_again(scopes, shared) -> None:
    path = next((shared / "data" / "real" / "meta_ads_fr").glob("*.xlsx"))
    head, *rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    names = [" ".join(str(each).split()) for each in head]
    ads = [dict(zip(names, row, strict=True)) for row in rows]
    cpm = next(name for name in names if name.startswith("CPM"))
    here = scopes["meta_ads_fr"]

    def added(column: str) -> float:
        return sum(each[column] or 0 for each in ads)

    shown = added("Impressions")
    # The file gives no amount: each row's is its price of 1,000 impressions times these.
    spent = sum((each[cpm] or 0) * (each["Impressions"] or 0) / 1000 for each in ads)
    assert measure("cpm", here).value == pytest.approx(1000 * spent / shown, rel=1e-4)
    assert measure("frequency", here).value == pytest.approx(shown / added("Couverture"))
    # A row without a figure of clicks is left out of both sides.
    known = [each for each in ads if each["Clics sur un lien"] is not None]
    clicks = sum(each["Clics sur un lien"] for each in known)
    seen = sum(each["Impressions"] for each in known)
    assert measure("ctr", here).value == pytest.approx(clicks / seen)
    paid = sum(each[cpm] * each["Impressions"] / 1000 for each in known)
    assert measure("cpc", here).value == pytest.approx(paid / clicks, rel=1e-4)
    assert measure("cpc", here).n == clicks


@pytest.mark.parametrize(
    ("name", "file", "column"),
    [
        ("tiktok", "Overview.csv", "Video Views"),
        ("x_overview", "account_overview_analytics.csv", "Impressions"),
        ("youtube", "Totals.csv", "Views"),
    ],
)
def test_daily_totals_counted_again(scopes, shared, name, file, column) -> None:
    text = (shared / "data" / "real" / name / file).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    found = measure("impressions", scopes[name])
    assert found.value == total(rows, column)
    assert found.basis == f"daily.{'impressions' if name == 'x_overview' else 'views'}"
