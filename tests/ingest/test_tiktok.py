"""TikTok's exports: days with and without years, followers, videos, ads."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from ingest.client_folder import faults_of, imported, warnings_of
from ingest.test_folder import accounted
from stratbook.core.language import language
from stratbook.ingest.account import Options
from stratbook.ingest.folder import read_exports
from stratbook.ingest.spelled_dates import spelled

OVERVIEW = "Date,Video Views,Profile Views,Likes,Comments,Shares\n"
CONTENT = (
    "Time,Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views\n"
)
LINK = "https://www.tiktok.com/@me/video/"


def test_the_real_overview_needs_the_day_of_the_export(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "real" / "tiktok"
    (tmp_path / "exports").symlink_to(folder)
    refused = read_exports(tmp_path, Options())
    assert refused.tables["audience"].empty
    assert "have no year (April 12, April 18)" in faults_of(refused)
    assert "extracted_on" in faults_of(refused)
    result = read_exports(tmp_path, Options(extracted_on=dt.date(2026, 4, 20)))
    with (folder / "Overview.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    audience = result.tables["audience"]
    parts = ("Likes", "Comments", "Shares")
    assert len(rows) == 7
    assert audience.groupby("metric")["value"].sum().to_dict() == {
        "views": sum(int(row["Video Views"]) for row in rows),
        "visits": sum(int(row["Profile Views"]) for row in rows),
        "interactions": sum(int(row[part]) for row in rows for part in parts),
    }
    assert audience.groupby("metric").size().tolist() == [7, 7, 7]
    assert audience["date"].dt.date.unique().tolist() == [
        dt.date(2026, 4, day) for day in range(12, 19)
    ]
    assert "read as 12–18 April 2026" in warnings_of(result)
    assert accounted(result.account)


def test_years_turn_inside_a_file(tmp_path: Path) -> None:
    rows = '"8 de enero",5,1,1,0,0\n"31 de diciembre",4,1,1,0,0\n"30 de diciembre",3,1,1,0,0\n'
    header = "Fecha,Visualizaciones de vídeos,Visualizaciones del perfil,Me gusta,Comentarios,"
    data = (header + "Compartidos\n" + rows).encode()
    result = imported(tmp_path, {"a.csv": data}, extracted_on=dt.date(2026, 1, 9))
    views = result.tables["audience"].query("metric == 'views'")
    assert [f"{day:%Y-%m-%d}" for day in views["date"]] == [
        "2025-12-30", "2025-12-31", "2026-01-08",
    ]  # fmt: skip
    assert views["value"].tolist() == [3, 4, 5]


@pytest.mark.parametrize(
    "rows",
    [
        "April 8,5,1,1,0,0\nApril 9,4,1,1,0,0\nApril 12,3,1,1,0,0\n",
        "April 8,5,1,1,0,0\nApril 8,4,1,1,0,0\n",
    ],
)
def test_days_the_export_contradicts_are_refused(tmp_path: Path, rows: str) -> None:
    result = imported(
        tmp_path, {"a.csv": (OVERVIEW + rows).encode()}, extracted_on=dt.date(2026, 4, 10)
    )
    assert result.tables["audience"].empty
    assert "can be read in two ways" in faults_of(result)
    problem = result.account.faults[0].problem
    assert "de deux façons" in language("fr").render(problem)


def test_both_readings_are_shown(tmp_path: Path) -> None:
    rows = "April 8,5,1,1,0,0\nApril 12,3,1,1,0,0\n"
    result = imported(
        tmp_path, {"a.csv": (OVERVIEW + rows).encode()}, extracted_on=dt.date(2026, 4, 10)
    )
    assert "12 April 2025" in faults_of(result)
    assert "12 April 2026" in faults_of(result)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("April 12", (4, 12, None)), ("12 avril", (4, 12, None)), ("1er août", (8, 1, None)),
        ("8 de marzo", (3, 8, None)), ("8. März 2026", (3, 8, 2026)), ("3 marzo", (3, 3, None)),
        ("28 sept. 2026", (9, 28, 2026)), ("Sat, Aug 1, 2026", (8, 1, 2026)),
        ("Tue, Mar 3, 2026", (3, 3, 2026)), ("mar. 4 août 2026", (8, 4, 2026)),
        ("18 января", (1, 18, None)), ("29 février", (2, 29, None)),
        ("30 février", None), ("29 février 2026", None), ("April", None), ("12", None),
        ("April 12, 10:30", None), ("12 Brumaire", None), ("2026-04-12", None), ("", None),
        ("April May 12", None), ("April 12 13", None),
    ],
)  # fmt: skip
def test_spelled_days(text: str, day: tuple[int, int, int | None] | None) -> None:
    assert spelled(text) == day


def test_daily_figures_with_slashes_and_nothing(tmp_path: Path) -> None:
    rows = (
        "Date ,Video views,Reached audience,Profile views,Likes,Shares,Comments\n"
        "2025/10/31,1200,900,5,3,1,0\n2025/11/01,NAN,--,undefined,3,1,0\n"
        "2025/11/02,NAN,--,undefined,NAN,1,0\n"
    )
    result = imported(tmp_path, {"a.csv": rows.encode()})
    audience = result.tables["audience"].set_index(["metric", "date"])["value"]
    assert audience.groupby("metric").size().to_dict() == {
        "interactions": 2, "reach": 1, "views": 1, "visits": 1,
    }  # fmt: skip
    assert audience["reach"].sum() == 900
    assert [row.row for row in result.account.files[0].left_out] == [4]
    assert accounted(result.account)


def test_followers_by_day(tmp_path: Path) -> None:
    rows = (
        "Date,Followers,Difference in followers from previous day\n"
        "28 August,308209,583\n29 August,308100,-109\n"
    )
    result = imported(tmp_path, {"a.csv": rows.encode()}, extracted_on=dt.date(2025, 8, 30))
    audience = result.tables["audience"]
    assert set(audience["metric"]) == {"followers"}
    assert audience["value"].tolist() == [308209, 308100]


def test_videos_take_the_year_of_their_ids(tmp_path: Path) -> None:
    made = dt.datetime(2025, 12, 31, 23, 30, tzinfo=dt.UTC)
    id_ = int(made.timestamp()) << 32
    rows = f"January 2,One,{LINK}{id_},January 1,10,1,2,100\n"
    result = imported(tmp_path, {"a.csv": (CONTENT + rows).encode()}, timezone="Europe/Paris")
    (post,) = result.tables["posts"].to_dict("records")
    assert f"{post['published_at']:%Y-%m-%d}" == "2026-01-01"
    assert (post["post_id"], post["account"], post["format"]) == (str(id_), "me", "video")
    assert (post["impressions"], post["metric_basis"], post["reactions"]) == (100, "views", 10)
    assert "time in each video's id" in warnings_of(result)


def test_a_video_whose_id_says_another_day_is_refused(tmp_path: Path) -> None:
    id_ = int(dt.datetime(2025, 6, 1, tzinfo=dt.UTC).timestamp()) << 32
    rows = f"January 2,One,{LINK}{id_},January 1,10,1,2,100\n"
    result = imported(tmp_path, {"a.csv": (CONTENT + rows).encode()})
    assert result.tables["posts"].empty
    assert "“January 1” is not a date" in faults_of(result)
    assert accounted(result.account)


def test_videos_with_years_and_favourites(tmp_path: Path) -> None:
    rows = (
        "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites\n"
        f'One,{LINK}7600000000000000001,2026-01-28 10:15,"1,200",10,1,2,5\n'
        "Two,https://vm.tiktok.com/x,2026-01-29 10:15,5,1,0,0,0\n"
    )
    result = imported(tmp_path, {"a.csv": rows.encode()}, timezone="Europe/Paris")
    (post,) = result.tables["posts"].to_dict("records")
    assert (post["impressions"], post["saves"]) == (1200, 5)
    assert f"{post['published_at']:%H:%M %z}" == "10:15 +0100"
    assert "a.csv:3: The link does not hold the id" in faults_of(result)


@pytest.mark.parametrize(
    ("header", "currency"),
    [
        ("By Day,Campaign name,Ad group name,Ad name,Ad ID,Cost,Currency,Impressions,Reach,"
         "Frequency,Clicks (all),Clicks (destination),CPC (destination),Conversions,"
         "Cost per conversion", "USD"),
        ("Par jour,Nom de la campagne,Nom du groupe d’annonces,Nom de l’annonce,ID de l’annonce,"
         "Coût,Devise,Impressions,Couverture,Répétition,Clics (tous),Clics (destination),"
         "CPC (destination),Conversions,Coût par conversion", "EUR"),
    ],
)  # fmt: skip
def test_ads(tmp_path: Path, header: str, currency: str) -> None:
    rows = (
        f"2026-03-01,a,g,one,1790000000000000001,10.50,{currency},1000,900,1.11,20,15,0.70,2,5.25\n"
        f"2026-03-02,a,g,one,1790000000000000001,9.50,{currency},500,450,1.11,10,5,1.90,0,-\n"
        f"-,Total of 2 ads,-,-,-,20.00,{currency},1500,1200,1.25,30,20,1.00,2,10.00\n"
    )
    result = imported(tmp_path, {"a.csv": (header + "\n" + rows).encode()}, currency="EUR")
    ads = result.tables["ads"]
    (file,) = result.account.files
    assert (file.export, file.kept, len(file.left_out), file.faults) == ("tiktok_ads", 2, 1, ())
    assert (ads["spend"].sum(), ads["clicks_link"].sum(), ads["clicks_all"].sum()) == (20, 20, 30)
    assert (ads["conversions"].sum(), set(ads["currency"])) == (2, {currency})
    assert ("the client's currency is EUR" in warnings_of(result)) == (currency == "USD")
    assert set(ads["platform"]) == {"tiktok"}
