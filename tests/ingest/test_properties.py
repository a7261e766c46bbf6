"""Laws of reading: any dialect gives the same table, and reading again changes nothing."""

import csv
import datetime as dt
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.client_folder import imported

COLUMNS = ("date", "platform", "post_id", "text", "impressions", "reach", "likes", "clicks")
NUMBERS = ("impressions", "reach", "likes", "clicks")
words = st.text(
    st.sampled_from("abcdeéèàçœ’ ÀÊ€«»NA0123456789;,|'\"(){}%-."), min_size=1, max_size=30
).map(lambda text: f"x {text.strip()} y")
counts = st.none() | st.integers(0, 9_999_999)
posts = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31)),
            "platform": st.sampled_from(["facebook", "instagram", "linkedin", "tiktok"]),
            "post_id": st.integers(10**16, 10**17 - 2).map(lambda number: str(number * 10 + 7)),
            "text": words,
            **dict.fromkeys(NUMBERS, counts),
        }
    ),
    min_size=2,
    max_size=8,
    unique_by=lambda row: row["post_id"],
)
GROUPING = {"none": "", "english": ",", "french": "\u202f", "spaced": "\u00a0", "german": "."}
dialects = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from([",", ";", "\t", "|"]),
        "encoding": st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
        "end": st.sampled_from(["\n", "\r\n", "\r"]),
        "order": st.permutations(COLUMNS),
        "grouping": st.sampled_from(sorted(GROUPING)),
    }
)


def written(rows: list[dict], dialect: dict) -> bytes:
    """Write posts in a dialect."""
    mark = GROUPING[dialect["grouping"]]
    if dialect["encoding"] == "cp1252" and mark == "\u202f":
        mark = "\u00a0"
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=dialect["delimiter"], lineterminator=dialect["end"])
    writer.writerow(dialect["order"])
    for row in rows:
        cells = {
            **row,
            **{name: "" if row[name] is None else f"{row[name]:,}".replace(",", mark)
               for name in NUMBERS},
        }  # fmt: skip
        writer.writerow([cells[name] for name in dialect["order"]])
    return stream.getvalue().encode(dialect["encoding"])


def read(files: dict[str, bytes]) -> pd.DataFrame:
    """Read files as posts, without where each row came from."""
    with TemporaryDirectory() as folder:
        result = imported(Path(folder), files, timezone="Europe/Paris")
    assert [fault.problem.plain() for fault in result.account.faults] == []
    return result.tables["posts"].drop(columns="source")


PLAIN = {
    "delimiter": ",", "encoding": "utf-8", "end": "\n", "order": COLUMNS, "grouping": "none",
}  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(posts, dialects)
def test_any_dialect_reads_back_equal(rows: list[dict], dialect: dict) -> None:
    frame = read({"posts.csv": written(rows, dialect)})
    expected = sorted(rows, key=lambda row: (row["date"], row["platform"], row["post_id"]))
    assert list(frame["post_id"]) == [row["post_id"] for row in expected]
    assert list(frame["text"]) == [row["text"] for row in expected]
    assert list(frame["published_at"].dt.date) == [row["date"] for row in expected]
    for header, column in zip(
        NUMBERS, ("impressions", "reach", "reactions", "clicks_all"), strict=True
    ):
        values = [None if pd.isna(value) else value for value in frame[column]]
        assert values == [row[header] for row in expected]


@settings(max_examples=20, deadline=None)
@given(posts)
def test_a_file_twice_changes_nothing(rows: list[dict]) -> None:
    data = written(rows, PLAIN)
    pd.testing.assert_frame_equal(read({"a.csv": data}), read({"a.csv": data, "b.csv": data}))


@settings(max_examples=20, deadline=None)
@given(posts, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[dict], chance: object) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    pd.testing.assert_frame_equal(
        read({"a.csv": written(rows, PLAIN)}), read({"a.csv": written(mixed, PLAIN)})
    )


@settings(max_examples=20, deadline=None)
@given(posts, st.data())
def test_overlapping_files_count_once(rows: list[dict], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(rows) - 1))
    both = {"a.csv": written(rows[: cut + 1], PLAIN), "b.csv": written(rows[cut:], PLAIN)}
    pd.testing.assert_frame_equal(read(both), read({"a.csv": written(rows, PLAIN)}))


@settings(max_examples=60, deadline=None)
@given(posts, st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=4)), max_size=6))
def test_damaged_bytes_end_in_a_table_or_a_fault(
    rows: list[dict], damage: list[tuple[int, bytes]]
) -> None:
    data = written(rows, PLAIN)
    for at, piece in damage:
        data = data[:at] + piece + data[at + len(piece) :]
    with TemporaryDirectory() as folder:
        result = imported(Path(folder), {"a.csv": data}, timezone="Europe/Paris")
    (file,) = result.account.files
    if file.export:
        assert (
            file.kept + file.duplicates + sum(row.count for row in (*file.refused, *file.left_out))
            == file.rows_read
        )
    else:
        assert file.faults


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_end_in_a_table_or_a_fault(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        result = imported(Path(folder), {"a.csv": data}, timezone="Europe/Paris")
    (file,) = result.account.files
    assert file.export or file.faults
