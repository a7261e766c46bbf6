"""A file nobody knows: shown, proposed a mapping, read only by one, and then strictly."""

import csv
import datetime as dt
import json
from pathlib import Path

import pytest

from ingest.client_folder import faults_of, imported, warnings_of
from stratbook import cli
from stratbook.brief.read import read_brief
from stratbook.core.errors import BriefError
from stratbook.core.mapping import FileMapping
from stratbook.ingest.account import Imported, UnknownFile
from stratbook.notebook.reading import options_of
from tiny_client import BRIEF, write_client

HOOTSUITE = """\
Post Message;Posted At;Channel;Hootlink Clicks;Likes;Replies;Native ID;Owner
"Nouveau : les pots; bleus";14/10/2026 09:00;Facebook;12;34;5;1234567890123_77;ana@acme.example
Retour d’atelier;28/10/2026 18:30;Facebook;1;3;0;1234567890123_78;ana@acme.example
Sans date;;Facebook;1;3;0;1234567890123_79;ana@acme.example
"""
LINKFLUENCE = """\
Publication date,Verbatim,Platform,Author name,Community size,Tone,Topic,Page URL
2026-10-02 10:00,J’adore ces pots,Twitter,pseudo1,1200,positive,Les Petits Pots,https://x.example/1
2026-10-03 11:30,Livraison en retard,Instagram,pseudo2,80,negative,Les Petits Pots,https://x.example/2
"""
WEEKLY = {
    "files": "mmm*.csv", "table": "ads", "span": "week",
    "columns": {"DATE": "date_start", "facebook_S": "spend", "facebook_I": "impressions"},
    "constants": {"platform": "facebook", "campaign": "Always on"},
}  # fmt: skip


def unknown_of(result: Imported) -> UnknownFile:
    """Return what the account says of the one unknown file."""
    (file,) = result.account.files
    assert file.unknown is not None
    assert (file.kept, file.tables, bool(file.faults)) == (0, (), True)
    return file.unknown


def brief_with(folder: Path, section: str, text: str = "") -> Imported:
    """Read a client whose brief ends with a section and who has one file more."""
    client = write_client(folder / "pots", BRIEF + section)
    (client / "exports" / "posts.csv").unlink()
    if text:
        (client / "exports" / "hootsuite_october.csv").write_text(text, encoding="utf-8")
    return imported(client, {}, **vars(options_of(read_brief(client))))


def refusal_of(folder: Path, section: str) -> str:
    """Return what the brief's reader says of a section."""
    with pytest.raises(BriefError) as refusal:
        brief_with(folder, section)
    return str(refusal.value)


def mapping_of(**changes: object) -> FileMapping:
    """Return the weekly mapping with some changes."""
    return FileMapping.model_validate({**WEEKLY, **changes})


# -- shown and proposed, never used ---------------------------------------------------


def test_a_hootsuite_like_file_is_shown_and_not_used(tmp_path: Path) -> None:
    unknown = unknown_of(imported(tmp_path, {"hootsuite_october.csv": HOOTSUITE.encode()}))
    columns = {column.header: column for column in unknown.columns}
    assert {name: column.proposed for name, column in columns.items()} == {
        "Post Message": "text", "Posted At": "published_at", "Channel": "platform",
        "Hootlink Clicks": "clicks_link", "Likes": "reactions", "Replies": "comments",
        "Native ID": "post_id", "Owner": "",
    }  # fmt: skip
    assert columns["Posted At"].holds == "date"
    assert columns["Native ID"].holds == "id"
    assert columns["Likes"].examples == ("34", "3")
    assert columns["Owner"].examples == ("…@…",)
    assert (unknown.table, unknown.lacking) == ("posts", ())


def test_the_proposal_pasted_as_it_is_reads_the_file(tmp_path: Path) -> None:
    unknown = unknown_of(imported(tmp_path, {"hootsuite_october.csv": HOOTSUITE.encode()}))
    result = brief_with(tmp_path, unknown.yaml, HOOTSUITE)
    posts = result.tables["posts"]
    assert posts["post_id"].tolist() == ["1234567890123_77", "1234567890123_78"]
    assert posts["text"].tolist() == ["Nouveau : les pots; bleus", "Retour d’atelier"]
    assert posts["published_at"].dt.strftime("%d/%m %H:%M").tolist() == [
        "14/10 09:00", "28/10 18:30",
    ]  # fmt: skip
    assert posts["clicks_link"].tolist() == [12, 1]
    assert posts["source"].tolist() == [f"exports/hootsuite_october.csv:{line}" for line in (2, 3)]
    (file,) = result.account.files
    assert (file.export, file.rows_read, file.kept) == ("mapping", 3, 2)
    assert [row.row for row in file.refused] == [4]
    assert "Owner" in warnings_of(result)


def test_a_linkfluence_like_file_is_proposed_as_mentions(tmp_path: Path) -> None:
    unknown = unknown_of(imported(tmp_path, {"radar.csv": LINKFLUENCE.encode()}))
    assert unknown.table == "mentions"
    proposed = {column.header: column.proposed for column in unknown.columns}
    assert proposed["Publication date"] == "published_at"
    assert proposed["Verbatim"] == "text"
    assert proposed["Tone"] == "sentiment"
    assert proposed["Page URL"] == ""
    mapping = FileMapping(
        files="radar.csv", table="mentions",
        columns={header: column for header, column in proposed.items() if column},
    )  # fmt: skip
    result = imported(tmp_path, {}, mappings=(mapping,), timezone="Europe/Paris")
    assert faults_of(result) == ""
    mentions = result.tables["mentions"]
    assert mentions["platform"].tolist() == ["x", "instagram"]
    assert mentions["brand"].tolist() == ["Les Petits Pots"] * 2


def test_the_uci_posts_cannot_be_posts_for_they_have_no_dates(shared: Path, tmp_path: Path) -> None:
    (path,) = (shared / "data" / "real" / "facebook_metrics_uci").glob("*.csv")
    unknown = unknown_of(imported(tmp_path, {"uci_facebook.csv": path.read_bytes()}))
    assert len(unknown.columns) == 19
    assert unknown.table == "posts"
    assert set(unknown.lacking) == {"published_at", "post_id"}
    assert {c.header: c.proposed for c in unknown.columns}["Page total likes"] == ""
    said = refusal_of(tmp_path, unknown.yaml)
    assert "cannot do without" in said
    assert "published_at" in said
    # A year that everybody knows is still not in the file: nothing makes a date of it.
    guess = unknown.yaml + '      published_at: "2014"\n'
    assert "cannot be the same on every row" in refusal_of(tmp_path / "b", guess)


def test_weekly_spend_is_read_as_ads_of_a_week(shared: Path, tmp_path: Path) -> None:
    path = shared / "data" / "real" / "mmm" / "dt_simulated_weekly.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    search = mapping_of(
        columns={"DATE": "date_start", "search_S": "spend", "search_clicks_P": "clicks_all"},
        constants={"platform": "google_ads"},
    )
    result = imported(tmp_path, {"mmm.csv": path.read_bytes()}, mappings=(mapping_of(), search))
    assert faults_of(result) == ""
    ads = result.tables["ads"]
    for platform, header in (("facebook", "facebook_S"), ("google_ads", "search_S")):
        mine = ads[ads["platform"] == platform]
        assert len(mine) == len(rows) == 208
        assert mine["spend"].sum() == pytest.approx(sum(float(row[header]) for row in rows))
    assert set((ads["date_end"] - ads["date_start"]).dt.days) == {6}
    assert ads["date_start"].min().date() == dt.date.fromisoformat(rows[0]["DATE"])
    (file,) = result.account.files
    assert (file.rows_read, file.kept) == (416, 416)


def test_examples_are_harmless(tmp_path: Path) -> None:
    rows = 'a\x1b[31m,"b\nc",d\n"x\u202ey\x07","' + "z" * 500 + '",joe@acme.example\n1,2,3\n'
    unknown = unknown_of(imported(tmp_path, {"a.csv": rows.encode("utf-16")}))
    whole = json.dumps([vars(column) for column in unknown.columns], ensure_ascii=False)
    assert "@acme" not in whole
    assert not set("\x1b\x07\u202e\n") & set("".join(c.header for c in unknown.columns))
    assert all(len(text) <= 40 for column in unknown.columns for text in column.examples)


def test_headers_are_quoted_for_yaml(tmp_path: Path) -> None:
    header = 'Post ID,"Posted At ""local"": # \\ {x}",Network,Réactions 👍\n'
    rows = "1234567890123_1,2026-10-02,Facebook,3\n1234567890123_2,2026-10-03,Facebook,4\n"
    unknown = unknown_of(imported(tmp_path, {"hootsuite_october.csv": (header + rows).encode()}))
    result = brief_with(tmp_path, unknown.yaml, header + rows)
    assert len(result.tables["posts"]) == 2


def test_check_shows_it_in_the_terminal_and_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRATBOOK_LANG", "en")
    client = write_client(tmp_path / "pots")
    (client / "exports" / "hootsuite.csv").write_text(HOOTSUITE, encoding="utf-8")
    for arguments in ([], ["--json"]):
        with pytest.raises(SystemExit) as left:
            cli.main(["check", str(client), *arguments])
        assert left.value.code == 1
        said = capsys.readouterr().out
        assert "acme" not in said
        if arguments:
            files = {file["file"]: file for file in json.loads(said)["import"]["files"]}
            unknown = files["exports/hootsuite.csv"]["unknown"]
            assert unknown["table"] == "posts"
            assert unknown["mapping"].startswith("mapping:\n")
            assert unknown["columns"][0]["header"] == "Post Message"
        else:
            assert '"Native ID": post_id  # 1234567890123_77' in said
            assert "nothing is read by it until then" in said


# -- read strictly -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("table: post\n    columns: {a: b}", ["no table “post”", "Write posts"]),
        ("table: ads\n    columns: {a: spendd}", ["no column “spendd”", "Write spend"]),
        ("table: ads\n    columns: {a: date_start}", ["cannot do without: platform"]),
        ("table: ads\n    columns: {a: date_start}\n    constants: {platform: fasebook}",
         ["no platform “fasebook”", "Write facebook"]),
        ("table: ads\n    columns: {a: date_start}\n    constants: {platform: x, spend: \"3\"}",
         ["spend cannot be the same"]),
        ("table: ads\n    columns: {a: date_start}\n    constants: {platform: \"\"}",
         ["platform is empty"]),
        ("table: ads\n    columns: {a: date_start, b: platform}\n    constants: {platform: x}",
         ["given twice"]),
        ("table: ads\n    columns: {a: date_start, b: platform}\n    date_format: \"%d %b\"",
         ["whole date"]),
        ("table: web\n    columns: {a: date, b: users}\n    span: week", ["span"]),
        ("table: web\n    column: {a: date}", ["columns"]),
        ("table: web\n    columns: {a: date, b: users}\n    delimiter: x", ["choices"]),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_refused_with_its_line(
    tmp_path: Path, section: str, words: list[str]
) -> None:
    said = refusal_of(tmp_path, f'mapping:\n  - files: "a.csv"\n    {section}\n')
    assert "client.yml, line" in said
    assert "mapping[0]" in said
    for each in words:
        assert each in said


def test_headers_that_are_not_there_are_named_with_the_nearest(tmp_path: Path) -> None:
    data = b"DATE,facebook_I,Facebook Sp\n2026-01-05,10,2\n"
    result = imported(tmp_path, {"mmm.csv": data}, mappings=(mapping_of(),))
    assert "facebook_S" in faults_of(result)
    assert "Write Facebook Sp" in faults_of(result)
    assert result.tables["ads"].empty
    other = imported(tmp_path / "b", {"mmm.csv": b"x,y\n1,2\n"}, mappings=(mapping_of(),))
    assert "None of the headers" in faults_of(other)


def test_a_mapping_goes_before_a_reader_that_knows_the_file(tmp_path: Path) -> None:
    data = b"DATE,platform,spend,facebook_S,facebook_I\n2026-01-05,meta,1,2,10\n"
    result = imported(tmp_path, {"mmm.csv": data}, mappings=(mapping_of(),))
    assert result.tables["ads"][["platform", "spend"]].to_numpy().tolist() == [["facebook", 2]]
    assert "Plain format: ads" in warnings_of(result)


def test_dates_of_a_format_and_a_delimiter_of_ones_own(tmp_path: Path) -> None:
    mapping = mapping_of(
        columns={"Week of": "date_start", "Cost (USD)": "spend"}, date_format="%b %d %Y",
        delimiter="|",
    )  # fmt: skip
    data = b"Report; of, the; week\nWeek of|Cost (USD)\nJan 05 2026|1,200.50\nsoon|3\n"
    result = imported(tmp_path, {"mmm.csv": data}, mappings=(mapping,))
    ads = result.tables["ads"]
    assert ads["date_start"].dt.date.tolist() == [dt.date(2026, 1, 5)]
    assert ads["date_end"].dt.date.tolist() == [dt.date(2026, 1, 11)]
    assert ads["spend"].tolist() == [1200.5]
    assert ads["currency"].tolist() == ["USD"]
    assert "not a date" in faults_of(result)


def test_ambiguous_dates_follow_the_mapping(tmp_path: Path) -> None:
    data = b"DATE,facebook_S,facebook_I\n05/01/2026,2,10\n"
    unsaid = imported(tmp_path, {"mmm.csv": data}, mappings=(mapping_of(),))
    assert "two ways" in faults_of(unsaid)
    said = imported(tmp_path, {}, mappings=(mapping_of(date_order="dmy"),))
    assert said.tables["ads"]["date_start"].dt.date.tolist() == [dt.date(2026, 1, 5)]


def test_the_other_files_are_read_as_before(tmp_path: Path) -> None:
    plain = b"date,platform,post_id,likes\n2026-01-05,facebook,a,3\n"
    result = imported(tmp_path, {"posts.csv": plain}, mappings=(mapping_of(),))
    assert result.account.files[0].export == "plain_posts"
