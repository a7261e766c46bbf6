"""Ads reports of Pinterest and Snapchat, as other readers' tests show them."""

from pathlib import Path

import pytest

from ingest.client_folder import faults_of, imported, warnings_of
from stratbook.core.language import language

PINTEREST = (
    "Date,Campaign name,Ad group name,Spend in account currency,Impressions,Pin clicks,"
    "Outbound clicks,Checkouts\n"
)
PINTEREST_FR = (
    "Date,Nom de la campagne,Nom du groupe d’annonces,Dépenses dans la devise du compte,"
    "Impressions,Clics sur l’Épingle,Clics sortants,Paiements\n"
)
SNAPCHAT = "Start Time,End Time,Campaign Name,Paid Impressions,Swipe Ups,Spend\n"


@pytest.mark.parametrize("header", [PINTEREST, PINTEREST_FR])
def test_pinterest(tmp_path: Path, header: str) -> None:
    rows = "2026-03-01,a,g,12.50,1000,30,20,2\n2026-03-02,a,g,7.50,500,10,5,\n"
    result = imported(tmp_path, {"a.csv": (header + rows).encode()})
    ads = result.tables["ads"]
    assert faults_of(result) == ""
    assert set(ads["platform"]) == {"pinterest"}
    assert (ads["spend"].sum(), ads["clicks_all"].sum(), ads["clicks_link"].sum()) == (20, 40, 25)
    assert ads["conversions"].isna().tolist() == [False, True]
    assert ads["ad_set"].tolist() == ["g", "g"]
    assert "taken as EUR" in warnings_of(result)
    french = language("fr").fact(result.account.files[0].title)
    assert french == "Rapport Pinterest Ads"


def test_a_total_without_a_label_is_left_out(tmp_path: Path) -> None:
    rows = (
        "2026-03-01,a,g,12.50,1000,30,20,2\n2026-03-02,a,g,7.50,500,10,5,1\n,,,20.00,1500,40,25,3\n"
    )
    result = imported(tmp_path, {"a.csv": (PINTEREST + rows).encode()})
    assert result.tables["ads"]["spend"].sum() == 20
    assert [row.row for row in result.account.files[0].left_out] == [4]


def test_a_row_without_a_name_is_refused(tmp_path: Path) -> None:
    rows = (
        "2026-03-01,a,g,12.50,1000,30,20,2\n2026-03-02,a,g,7.50,500,10,5,1\n"
        "2026-03-02,,,5.00,100,1,1,1\n"
    )
    result = imported(tmp_path, {"a.csv": (PINTEREST + rows).encode()})
    assert result.tables["ads"]["spend"].sum() == 20
    assert "a.csv:4: The row names no campaign" in faults_of(result)


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        ("2026-03-01T00:00:00.000-08:00", "2026-03-02T00:00:00.000-08:00", "2026-03-01"),
        ("2026-03-01T00:00:00.000+09:00", "2026-03-08T00:00:00.000+09:00", "2026-03-07"),
        ("2026-03-01 00:00", "2026-03-07 23:59", "2026-03-07"),
        ("2026-03-01", "2026-03-07", "2026-03-07"),
        ("2026-03-01T00:00:00", "2026-03-01T00:00:00", "2026-03-01"),
    ],
)
def test_snapchat_ends_at_the_midnight_after(
    tmp_path: Path, start: str, end: str, last: str
) -> None:
    rows = f"{start},{end},a,1000,30,12.50\n"
    result = imported(tmp_path, {"a.csv": (SNAPCHAT + rows).encode()}, timezone="Europe/Paris")
    (row,) = result.tables["ads"].to_dict("records")
    assert faults_of(result) == ""
    assert f"{row['date_start']:%Y-%m-%d}" == "2026-03-01"
    assert f"{row['date_end']:%Y-%m-%d}" == last
    assert (row["platform"], row["impressions"], row["clicks_link"], row["spend"]) == (
        "snapchat", 1000, 30, 12.5,
    )  # fmt: skip


def test_snapchat_in_french(tmp_path: Path) -> None:
    rows = (
        "Heure de début;Heure de fin;Nom de la campagne;Impressions payantes;Swipe-ups;Dépense\n"
        "2026-03-01;2026-03-07;a;1\u202f000;30;12,50\n"
    )
    ads = imported(tmp_path, {"a.csv": rows.encode()}).tables["ads"]
    assert ads[["impressions", "spend"]].sum().to_dict() == {"impressions": 1000, "spend": 12.5}
