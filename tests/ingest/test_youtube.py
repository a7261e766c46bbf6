"""YouTube Studio's exports: videos, days, tables by country, and the zip as downloaded."""

import csv
import datetime as dt
import io
import shutil
import zipfile
from pathlib import Path

import pytest

from ingest.client_folder import faults_of, imported, warnings_of
from ingest.test_folder import accounted
from stratbook.core.language import language
from stratbook.ingest.account import Options
from stratbook.ingest.folder import read_exports

TABLE = (
    "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,"
    "Impressions,Impressions click-through rate (%)\n"
    "Total,,,,1500,40.5,-3,90000,4.1\n"
    '-bcdefghijk,"One, two","Aug 1, 2026",95,1000,30.25,5,60000,4.2\n'
    'zyxwvutsrqp,Three,"Sep 28, 2026",0:01:05,500,10.25,-8,30000,3.9\n'
)
FRENCH = (
    "Contenu,Titre de la vidéo,Heure de publication de la vidéo,Durée,Vues,"
    "Durée de visionnage (heures),Abonnés,Impressions,Taux de clics par impression (%)\n"
    'Total,,,,"44\u202f531","1\u202f018,5",12,,"4,1"\n'
    '-bcdefghijk,Une,"28 sept. 2026",95,"44\u202f031","1\u202f008,5",12,,"4,2"\n'
    'zyxwvutsrqp,Deux,"1 août 2026",61,500,"10,0",0,,"3,9"\n'
)
TOTALS = "Date,Views\n2026-08-01,100\n2026-08-02,50\n"
BY_COUNTRY = "Geography,Views,Watch time (hours)\nTotal,155,4.5\nNA,5,0.2\nFR,140,4.0\n"
CHART = "Date,Geography,Views\n2026-08-01,NA,2\n2026-08-01,FR,90\n2026-08-02,FR,50\n"


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return a zip of some files."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return whole.getvalue()


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a CSV file the plain way."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_real_files(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "real" / "youtube"
    (tmp_path / "exports").mkdir()
    for path in folder.glob("*.csv"):
        shutil.copy(path, tmp_path / "exports")
    result = read_exports(tmp_path, Options())
    chart, table, totals = result.account.files
    days, countries = rows_of(folder / "Totals.csv"), rows_of(folder / "Table data.csv")[1:]
    audience = result.tables["audience"]
    assert [file.faults for file in (chart, table, totals)] == [(), (), ()]
    assert (totals.kept, len(audience)) == (len(days), 365)
    assert audience["value"].sum() == sum(int(row["Views"]) for row in days) == 15_503_810
    assert set(audience["metric"] + audience["platform"]) == {"viewsyoutube"}
    assert [str(audience["date"].min().date()), str(audience["date"].max().date())] == [
        days[0]["Date"], days[-1]["Date"],
    ]  # fmt: skip
    assert any(row["Geography"] == "NA" and int(row["Views"]) > 0 for row in countries)
    views = sum(int(row["Views"]) for row in countries)
    said = "\n".join(message.plain() for message in table.warnings)
    assert f"by “Geography” was left out: {len(countries)} rows, {views:,} views." in said
    assert "Its own total is 15,503,810 views." in said
    assert (table.rows_read, table.kept, [row.count for row in table.left_out]) == (
        202, 0, [1, 201],
    )  # fmt: skip
    rows = rows_of(folder / "Chart data.csv")
    assert (chart.rows_read, chart.kept) == (len(rows), 0)
    assert f"{sum(int(row['Views']) for row in rows):,} views" in chart.warnings[0].plain()
    assert accounted(result.account)


def test_videos(tmp_path: Path) -> None:
    result = imported(tmp_path, {"a.csv": TABLE.encode()}, timezone="Europe/Paris")
    posts = result.tables["posts"].set_index("post_id")
    (file,) = result.account.files
    assert (file.export, file.kept, [row.row for row in file.left_out]) == (
        "youtube_videos", 2, [2],
    )  # fmt: skip
    assert posts["impressions"].to_dict() == {"-bcdefghijk": 1000.0, "zyxwvutsrqp": 500.0}
    assert set(posts["metric_basis"]) == {"views"}
    assert posts["duration"].to_dict() == {"-bcdefghijk": 95.0, "zyxwvutsrqp": 65.0}
    assert posts["video_seconds_watched"].sum() == pytest.approx(40.5 * 3600)
    assert posts["follows"].isna().all()
    assert posts["text"]["-bcdefghijk"] == "One, two"
    assert posts["permalink"]["-bcdefghijk"] == "https://www.youtube.com/watch?v=-bcdefghijk"
    assert f"{posts['published_at']['zyxwvutsrqp']:%Y-%m-%d %z}" == "2026-09-28 +0200"
    assert "count thumbnails only" in warnings_of(result)
    assert accounted(result.account)


def test_videos_in_french(tmp_path: Path) -> None:
    result = imported(tmp_path, {"a.csv": FRENCH.encode()}, timezone="Europe/Paris")
    posts = result.tables["posts"].set_index("post_id")
    assert faults_of(result) == ""
    assert posts["impressions"].to_dict() == {"-bcdefghijk": 44031.0, "zyxwvutsrqp": 500.0}
    assert posts["video_seconds_watched"]["-bcdefghijk"] == pytest.approx(1008.5 * 3600)
    assert f"{posts['published_at']['-bcdefghijk']:%Y-%m-%d}" == "2026-09-28"


def test_videos_without_their_day_are_refused(tmp_path: Path) -> None:
    rows = "Content,Video title,Views\nabcdefghijk,One,5\n"
    result = imported(tmp_path, {"a.csv": rows.encode()})
    assert "does not say when they were published" in faults_of(result)
    assert result.tables["posts"].empty


def test_days_whatever_the_part_of_the_download(tmp_path: Path) -> None:
    table = "Date,Views,Watch time (hours),Subscribers gained,Subscribers lost\n"
    rows = "Total,150,4.5,3,1\n2026-08-02,50,2.0,1,0\n2026-08-01,100,2.5,2,1\n"
    result = imported(tmp_path, {"a.csv": (table + rows).encode()})
    sums = result.tables["audience"].groupby("metric")["value"].sum()
    assert sums.to_dict() == {"views": 150, "follows": 3, "unfollows": 1}
    assert result.account.files[0].export == "youtube_table_days"
    assert warnings_of(result) == ""
    assert accounted(result.account)


def test_days_of_views_alone_are_read_with_a_warning(tmp_path: Path) -> None:
    result = imported(tmp_path, {"a.csv": TOTALS.encode()})
    assert result.tables["audience"]["value"].sum() == 150
    assert "check that it is YouTube's" in warnings_of(result)


@pytest.mark.parametrize(
    "text",
    [
        "Date,Views,Calls\n2026-08-01,100,4\n",
        "Date,Views\n01/08/2026,100\n",
        "Day,Content type,Views\n2026-08-01,Video,100\n",
        "Name,Geography,Views\nme,FR,100\n",
    ],
)
def test_files_of_others_are_not_taken(tmp_path: Path, text: str) -> None:
    result = imported(tmp_path, {"a.csv": text.encode()})
    assert not any(file.export.startswith("youtube") for file in result.account.files)
    assert result.tables["audience"].empty


def test_namibia_is_a_country(tmp_path: Path) -> None:
    result = imported(tmp_path, {"a.csv": BY_COUNTRY.encode()})
    assert "“Geography” was left out: 2 rows, 145 views." in warnings_of(result)
    assert "Its own total is 155 views." in warnings_of(result)
    (file,) = result.account.files
    assert (file.rows_read, [row.count for row in file.left_out]) == (3, [1, 2])
    french = language("fr").render(file.warnings[0])
    assert french.startswith("Un tableau par «\u00a0Geography\u00a0» a été laissé de côté")


@pytest.mark.parametrize(
    "names",
    [
        ("Table data.csv", "Chart data.csv", "Totals.csv"),
        ("Données du tableau.csv", "Données du graphique.csv", "Totaux.csv"),
    ],
)
def test_the_zip_as_downloaded(tmp_path: Path, names: tuple[str, str, str]) -> None:
    french = names[0].startswith("Donn")
    totals = TOTALS.replace("Views", "Vues") if french else TOTALS
    chart = CHART.replace("Views", "Vues") if french else CHART
    data = zipped(dict(zip(names, (FRENCH if french else TABLE, chart, totals), strict=True)))
    result = imported(tmp_path, {"Content 2026.zip": data})
    assert faults_of(result) == ""
    posts, audience = result.tables["posts"], result.tables["audience"]
    assert len(posts) == 2
    assert posts["source"].iloc[0].startswith(f"exports/Content 2026.zip!{names[0]}:")
    assert audience["value"].tolist() == [100, 50]
    assert accounted(result.account)


def test_a_zip_by_day_counts_each_day_once(tmp_path: Path) -> None:
    files = {
        "Table data.csv": "Date,Views\nTotal,150\n2026-08-01,100\n2026-08-02,50\n",
        "Chart data.csv": TOTALS,
        "Totals.csv": TOTALS,
    }
    result = imported(tmp_path, {"a.zip": zipped(files)})  # type: ignore[arg-type]
    assert faults_of(result) == ""
    assert result.tables["audience"]["value"].tolist() == [100, 50]
    assert result.account.files[0].duplicates == 4
    assert accounted(result.account)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"../Table data.csv": TABLE}, "holds a path"),
        ({"/etc/a.csv": TABLE}, "holds a path"),
        ({"a\\b.csv": TABLE}, "holds a path"),
        ({"C:a.csv": TABLE}, "holds a path"),
        ({"Table data.csv": TABLE, "run.exe": "x"}, "something else than text: run.exe"),
        ({f"{n}.csv": TABLE for n in range(21)}, "holds 21 files: too many"),
        ({"a.csv": "<html><body><table><tr><td>Date</td></tr></table></body></html>"}, "page"),
        ({"a.csv": b"\x00\x01\x02"}, "neither text nor a workbook"),
        ({"a.csv": "Colour,Size\nred,5\n"}, "is no known export"),
    ],
)
def test_zips_that_are_refused(tmp_path: Path, files: dict[str, str | bytes], said: str) -> None:
    result = imported(tmp_path, {"a.zip": zipped(files)})
    assert said in faults_of(result) + warnings_of(result)
    assert len(result.account.faults) == 1
    assert result.tables["posts"].empty


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.csv": TOTALS}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    result = imported(tmp_path, {"a.zip": bytes(data)})
    assert "protected by a password" in faults_of(result)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("Totals.csv", TOTALS)
        archive.writestr("Totals.csv", TOTALS.replace("100", "900"))
    result = imported(tmp_path, {"a.zip": whole.getvalue()})
    assert "two files of one name" in faults_of(result)
    assert result.tables["audience"].empty


def test_a_file_of_the_zip_that_nobody_knows_is_named(tmp_path: Path) -> None:
    data = zipped({"Totals.csv": TOTALS, "More.csv": "Colour,Size\nred,5\n"})
    result = imported(tmp_path, {"a.zip": data})
    assert "“More.csv” in the archive is no known export" in warnings_of(result)
    assert len(result.tables["audience"]) == 2
    french = language("fr").render(result.account.files[0].warnings[0])
    assert french.startswith("«\u00a0More.csv\u00a0», dans l’archive")


def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stratbook.ingest.archive._LARGEST", 1_000)
    honest = zipped({"a.csv": TOTALS + "2026-08-03,1\n" * 1000})
    result = imported(tmp_path, {"a.zip": honest})
    assert "too large once unpacked" in faults_of(result)


def test_a_zip_that_lies_about_its_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = TOTALS + "2026-08-03,1\n" * 1000
    real = len(text).to_bytes(4, "little")
    lying = zipped({"a.csv": text}).replace(real, (10).to_bytes(4, "little"))
    monkeypatch.setattr("stratbook.ingest.archive._LARGEST", 1_000)
    result = imported(tmp_path, {"a.zip": lying})
    assert len(result.account.faults) == 1
    assert result.tables["audience"].empty


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    whole = zipped({"a.csv": TOTALS * 50})
    damaged = whole[:60] + bytes(20) + whole[80:]
    result = imported(tmp_path, {"a.zip": damaged, "b.zip": whole[:40]})
    assert [fault.place for fault in result.account.faults] == ["exports/a.zip", "exports/b.zip"]
    assert "archive is damaged" in faults_of(result)


def test_reading_again_changes_nothing(tmp_path: Path) -> None:
    data = zipped({"Table data.csv": TABLE, "Totals.csv": TOTALS})
    once = imported(tmp_path, {"a.zip": data}, extracted_on=dt.date(2026, 10, 1))
    twice = imported(tmp_path, {"b.zip": data}, extracted_on=dt.date(2026, 10, 1))
    for table in ("posts", "audience"):
        left, right = (each.tables[table].drop(columns="source") for each in (once, twice))
        assert left.equals(right)
    assert twice.account.files[0].kept + twice.account.files[1].kept == len(
        once.tables["posts"]
    ) + len(once.tables["audience"])
