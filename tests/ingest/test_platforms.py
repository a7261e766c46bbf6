"""The exports' own ways, on small files written here: French headers, quirks, breakdowns."""

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from ingest.client_folder import faults_of, imported, warnings_of
from stratbook.core.reference import csv_rows
from stratbook.core.tables import SCHEMAS
from stratbook.ingest.registry import READERS

FACEBOOK_FR = (
    "Identifiant de la publication;ID de la Page;Nom de la page;Titre;Description;Durée;"
    "Heure de publication;Permalien;Type de publication;Vues;Couverture;"
    "Réactions, commentaires et partages;Réactions;Commentaires;Partages;Total des clics;"
    "Clics sur un lien\n"
    '1;9;Ville;;"Deux\nlignes";0;25/03/2026 10:15;https://f/1;Photo;1 200;900;12;9;2;1;40;7\n'
    "2;9;Ville;Un titre;;0;02/04/2026 18:00;https://f/2;Vidéo;800;600;4;;1;;10;\n"
)


def workbook(*rows: tuple[object, ...]) -> bytes:
    """Write a workbook of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_french_facebook_content(tmp_path: Path) -> None:
    result = imported(tmp_path, {"x.bin": FACEBOOK_FR.encode("cp1252")}, timezone="Europe/Paris")
    posts = result.tables["posts"].set_index("post_id")
    assert faults_of(result) == ""
    assert result.account.files[0].export == "meta_content_facebook"
    assert posts["format"].to_dict() == {"1": "photo", "2": "video"}
    assert posts["text"].to_dict() == {"1": "Deux\nlignes", "2": "Un titre"}
    assert posts["impressions"].to_dict() == {"1": 1200.0, "2": 800.0}
    assert set(posts["metric_basis"]) == {"views"}
    assert posts["reactions"].isna().to_dict() == {"1": False, "2": True}
    assert f"{posts['published_at']['2']:%d %m %H:%M %z}" == "02 04 18:00 +0200"


def test_meta_content_by_day_is_refused(tmp_path: Path) -> None:
    rows = (
        "Post ID,Page ID,Publish time,Post type,Date,Views\n"
        "1,9,03/25/2026 10:15,Photos,2026-03-25,10\n1,9,03/25/2026 10:15,Photos,2026-03-26,4\n"
    )
    assert "broken down by day" in faults_of(imported(tmp_path, {"a.csv": rows.encode()}))


def test_views_and_impressions_in_one_file_stay_apart(tmp_path: Path) -> None:
    rows = (
        "Post ID,Account username,Publish time,Post type,Impressions,Views\n"
        "1,me,03/25/2026 10:15,IG reel,10,\n2,me,03/26/2026 10:15,IG reel,,20\n"
    )
    posts = imported(tmp_path, {"a.csv": rows.encode()}).tables["posts"]
    assert posts["metric_basis"].tolist() == ["impressions", "views"]
    assert posts["impressions"].tolist() == [10.0, 20.0]


def test_a_header_twice_that_agrees_is_read_once(tmp_path: Path) -> None:
    rows = (
        "Post ID,Page ID,Publish time,Post type,Views,Reach,Views\n"
        "1,9,03/25/2026 10:15,Photos,10,8,10\n2,9,03/26/2026 10:15,Photos,,5,7\n"
    )
    posts = imported(tmp_path, {"a.csv": rows.encode()}).tables["posts"]
    assert posts["impressions"].tolist() == [10.0, 7.0]


def test_a_series_nobody_knows_is_left_out_by_name(tmp_path: Path) -> None:
    text = (
        'sep=,\r\n"Facebook visits"\r\n"Date","Primary"\r\n"2026-03-28T00:00:00","3"\r\n'
        '"2026-03-29T23:00:00","4"\r\n\r\n"Something new"\r\n"Date","Primary"\r\n'
        '"2026-03-28T00:00:00","5"\r\n'
    )
    result = imported(tmp_path, {"v.csv": text.encode("utf-16")})
    audience = result.tables["audience"]
    assert audience["value"].tolist() == [3.0, 4.0]
    assert [f"{day:%d}" for day in audience["date"]] == ["28", "30"]
    assert "Something new" in warnings_of(result)
    assert result.account.files[0].rows_read == 3


ADS_FR = (
    "Début des rapports", "Fin des rapports", "Nom de la campagne", "Âge", "Résultats",
    "Indicateur de résultats", "Couverture", "Impressions", "Clics sur un lien", "Achats",
    "Montant dépensé (EUR)",
)  # fmt: skip


def test_french_ads_by_age_without_total_and_subtotals(tmp_path: Path) -> None:
    span = ("2026-03-01", "2026-03-31")
    data = workbook(
        ADS_FR,
        (*span, None, None, None, None, 900, 4000, 40, 4, 100.0),
        (*span, "Printemps", None, 20, "actions:like", 700, 3000, 30, 3, 70.0),
        (*span, "Printemps", "18-24", 15, "actions:like", 500, 2000, 20, 2, 50.0),
        (*span, "Printemps", "25-34", 5, "actions:like", 400, 1000, 10, 1, 20.0),
        (*span, "Été", "18-24", 7, "reach", 300, 1000, 10, 1, 30.0),
    )
    without_subtotal = workbook(
        ADS_FR,
        (*span, None, None, None, None, 900, 4000, 40, 4, 100.0),
        (*span, "Printemps", "18-24", 15, "actions:like", 500, 2000, 20, 2, 50.0),
        (*span, "Printemps", "25-34", 5, "actions:like", 400, 1000, 10, 1, 20.0),
        (*span, "Été", "18-24", 7, "reach", 300, 1000, 10, 1, 30.0),
    )
    result = imported(tmp_path / "a", {"a.csv": without_subtotal})
    assert faults_of(result) == ""
    assert result.tables["ads"]["spend"].sum() == 100
    assert [row.row for row in result.account.files[0].left_out] == [2]
    # With a subtotal among the rows the nameless total is no longer their plain sum.
    result = imported(tmp_path / "b", {"a.csv": data})
    assert result.tables["ads"]["spend"].sum() == 100
    assert [row.row for row in result.account.files[0].left_out] == [3]
    assert "names no campaign" in faults_of(result)


def test_ads_by_day_and_platform(tmp_path: Path) -> None:
    rows = (
        "Reporting starts,Reporting ends,Day,Campaign name,Ad ID,Platform,Amount spent (USD)\n"
        "2026-03-01,2026-03-31,2026-03-02,A,120210000000000001,facebook,1.50\n"
        "2026-03-01,2026-03-31,2026-03-03,A,120210000000000001,audience_network,2.50\n"
    )
    result = imported(tmp_path, {"a.csv": rows.encode()})
    ads = result.tables["ads"]
    assert ads["platform"].tolist() == ["facebook", "meta"]
    assert (ads["date_start"] == ads["date_end"]).all()
    assert ads["breakdown_value"].tolist() == ["facebook", "audience_network"]
    assert "USD" in warnings_of(result)


def test_ga4_with_several_tables(tmp_path: Path) -> None:
    text = (
        "# ---\n# Start date: 20260301\n# End date: 20260302\n#\n"
        "Date,Session source / medium,Sessions,Active users,Key events\n"
        "20260302,google / organic,5,4,1\n20260301,facebook.com / referral,7,6,\n\n"
        "# Start date: 20260301\n# End date: 20260302\nNth day,Sessions\n0000,9\n0001,8\n\n"
        "Session source / medium,Sessions\ngoogle / organic,5\n"
    )
    result = imported(tmp_path, {"g.csv": text.encode()})
    web = result.tables["web"]
    assert faults_of(result) == ""
    assert web["source_name"].dropna().tolist() == ["facebook.com", "google"]
    assert web["medium"].dropna().tolist() == ["referral", "organic"]
    assert web["sessions"].tolist() == [9.0, 7.0, 8.0, 5.0]
    assert web["date"].dt.date.nunique() == 2
    assert result.account.files[0].left_out[0].count == 1


def test_ids_a_spreadsheet_damaged_are_refused_and_never_merged(tmp_path: Path) -> None:
    rows = (
        "date,platform,post_id,likes\n2026-03-01,x,1.47689E+18,5\n"
        "2026-03-02,x,1.47689E+18,6\n2026-03-03,x,1476890000000000123,7\n"
    )
    result = imported(tmp_path, {"a.csv": rows.encode()})
    assert result.tables["posts"]["post_id"].tolist() == ["1476890000000000123"]
    assert "damaged" in faults_of(result)
    assert [row.row for row in result.account.files[0].refused] == [2, 3]


def test_namibia_is_a_country(tmp_path: Path) -> None:
    rows = "date,country,sessions\n2026-03-01,NA,5\n2026-03-01,FR,6\n"
    web = imported(tmp_path, {"a.csv": rows.encode()}).tables["web"]
    assert sorted(web["country"]) == ["FR", "NA"]


def test_an_ambiguous_file_is_refused_with_both_readings(tmp_path: Path) -> None:
    rows = b"date,platform,post_id,likes\n03/04/2026,x,1,5\n"
    faults = faults_of(imported(tmp_path, {"a.csv": rows}))
    assert "3 April 2026" in faults
    assert "date_order" in faults


EXAMPLES = {
    "posts": ("Date;Plateforme;Identifiant;J’aime", "2026-03-01;Instagram;7;12"),
    "tags": ("Plateforme;Identifiant de la publication;Pilier", "Instagram;7;coulisses"),
    "ads": ("Date;Régie;Campagne;Dépense", "2026-03-01;Google Ads;Été;12,50"),
    "audience": ("Date;Plateforme;Mesure;Valeur", "2026-03-01;Facebook;abonnés;1 200"),
    "web": ("Date;Canal;Sessions", "2026-03-01;Organic Social;12"),
    "search": ("Date;Requête;Clics", "2026-03-01;poterie;12"),
    "mentions": ("Date;Plateforme;Marque;Est un partage", "2026-03-01 10:00;X;Rivage;oui"),
    "messages": ("Reçu le;Plateforme;Attend une réponse", "2026-03-01 10:00;Facebook;non"),
    "reviews": ("Date;Lieu;Note", "2026-03-01;Boutique;4,5"),
    "leads": ("Date;Canal;Étape;Montant", "2026-03-01;email;gagné;1 200,50"),
    "competitors": ("Date;Plateforme;Concurrent;Abonnés", "2026-03-01;TikTok;Rival;12"),
    "outcomes": ("Du;Au;Mesure;Valeur", "2026-03-01;2026-03-31;Fréquentation;1 200"),
    "surveys": (
        "Date;Question;Répondants;Réponses favorables",
        "2026-03-01;notoriété spontanée;400;40",
    ),
}


@pytest.mark.parametrize("table", SCHEMAS)
def test_every_table_has_a_plain_format_with_french_headers(table: str, tmp_path: Path) -> None:
    header, row = EXAMPLES[table]
    result = imported(tmp_path, {"t.csv": f"{header}\n{row}\n".encode()}, timezone="Europe/Paris")
    assert faults_of(result) == ""
    assert "not read" not in warnings_of(result)
    assert len(result.tables[table]) == 1
    assert result.account.files[0].export == f"plain_{table}"


@pytest.mark.parametrize("table", SCHEMAS)
def test_every_column_of_every_table_is_a_plain_header(table: str, tmp_path: Path) -> None:
    kinds = {"text": "a", "number": "3", "instant": "2026-03-01T10:00:00Z", "day": "2026-03-01",
             "flag": "yes"}  # fmt: skip
    special = {"platform": "Instagram", "metric": "followers", "post_id": "17", "format": "reel",
               "measure": "coupons", "question": "awareness_aided"}  # fmt: skip
    columns = SCHEMAS[table].columns
    cells = [special.get(column.name, kinds[column.kind]) for column in columns]
    text = ",".join(column.name for column in columns) + "\n" + ",".join(cells) + "\n"
    options = {"extracted_on": dt.date(2026, 4, 1)}
    result = imported(tmp_path, {"t.csv": text.encode()}, **options)
    assert faults_of(result) == ""
    empty = result.tables[table].isna().all()
    assert list(empty[empty].index) == []
    assert result.account.files[0].export == f"plain_{table}"


def test_every_synonym_says_where_it_was_seen_and_stands_for_one_field() -> None:
    rows = csv_rows("export_headers.csv")
    assert all(row["seen_in"] and row["language"] for row in rows)
    pairs = [(row["export"], row["header"].casefold()) for row in rows]
    fields = {(row["export"], row["header"].casefold(), row["field"]) for row in rows}
    assert len(set(pairs)) == len(fields)


def test_every_reader_has_synonyms() -> None:
    exports = {row["export"] for row in csv_rows("export_headers.csv")}
    # Readers of one platform's files share their synonyms: youtube_videos, youtube_totals …
    found = {
        reader.id: {each for each in exports if f"{reader.id}_".startswith(f"{each}_")}
        for reader in READERS
    }
    assert [id_ for id_, names in found.items() if not names] == []
    assert set().union(*found.values()) == exports


def test_a_cyrillic_file_of_one_byte_a_letter_is_read_with_a_warning(tmp_path: Path) -> None:
    rows = "date;platform;post_id;text;likes\n" + "".join(
        f"2026-03-{day:02};facebook;{day};Психічне здоров’я для України, підтримка громад;{day}\n"
        for day in range(1, 20)
    )
    result = imported(tmp_path, {"a.csv": rows.replace("’", "'").encode("cp1251")})
    assert set(result.tables["posts"]["text"]) == {
        "Психічне здоров'я для України, підтримка громад"
    }
    assert "Check its accents" in warnings_of(result)


def test_two_exports_pasted_together_with_their_marks(tmp_path: Path) -> None:
    header = "\ufeffdate,platform,post_id,likes\n"
    rows = header + "2026-03-01,x,1,5\n" + header + "2026-03-02,x,2,6\n"
    result = imported(tmp_path, {"a.csv": rows.encode()})
    assert faults_of(result) == ""
    assert len(result.tables["posts"]) == 2
