"""Places: which rows of which files, told compactly and read back."""

import copy
import pickle

from hypothesis import given
from hypothesis import strategies as st

from stratbook.core.finding import Finding
from stratbook.core.places import Place, Sources, file_of, merged, place_of, sources_at
from stratbook.core.vocabulary import Level

FILES = ("exports/posts.csv", "inputs.xlsx!media", "exports/a.zip!b:c.csv", "client.yml")


def finding(**given_: object) -> Finding:
    sure = {"level": Level.HIGH, "why": "w"}
    return Finding(key="a.b", chapter="01", confidence=sure, impact=0.5, **given_)


def test_rows_that_follow_each_other_are_one_run() -> None:
    found = sources_at([
        "exports/b.csv:7", "exports/a.csv:14", "exports/a.csv:12", "exports/a.csv:13",
        "exports/a.csv:60", "exports/a.csv:12", "inputs.xlsx!media:5", "client.yml",
    ])  # fmt: skip
    assert found == ("client.yml", "exports/a.csv", "exports/b.csv", "inputs.xlsx")
    assert [str(each) for each in found.places] == [
        "client.yml", "exports/a.csv:12-14,60", "exports/b.csv:7", "inputs.xlsx!media:5",
    ]  # fmt: skip
    assert [each.total for each in found.places] == [0, 4, 1, 1]


def test_merging_joins_runs_that_touch_or_overlap() -> None:
    one = sources_at([f"a.csv:{row}" for row in (2, 3, 9)])
    other = sources_at([f"a.csv:{row}" for row in (3, 4, 5, 10)])
    assert [str(each) for each in merged(one, other, ["b.csv:1-2"], ["c.yml"]).places] == [
        "a.csv:2-5,9-10", "b.csv:1-2", "c.yml",
    ]  # fmt: skip


@given(st.dictionaries(st.sampled_from(FILES), st.sets(st.integers(1, 60), min_size=1)))
def test_a_place_is_read_back_as_it_was_written(rows: dict[str, set[int]]) -> None:
    found = sources_at(f"{file}:{row}" for file, lines in rows.items() for row in lines)
    for each in found.places:
        assert place_of(str(each)) == each
        held = {row for one, two in each.lines for row in range(one, two + 1)}
        assert held == rows[each.file]
        assert each.total == len(held)
        assert all(before[1] + 1 < after[0]
                   for before, after in zip(each.lines, each.lines[1:], strict=False))  # fmt: skip
    assert merged(found, found) == found
    assert merged(found, found).places == found.places


def test_a_file_is_what_stands_before_the_sheet_and_the_row() -> None:
    assert file_of("inputs.xlsx!media:5") == "inputs.xlsx"
    assert file_of("exports/a.csv:12-14,60") == "exports/a.csv"
    assert file_of("client.yml") == "client.yml"


def test_sources_keep_their_rows_when_copied() -> None:
    found = sources_at(["a.csv:3"])
    for twin in (copy.deepcopy(found), pickle.loads(pickle.dumps(found))):  # noqa: S301 - our own
        assert (twin, twin.places) == (found, (Place("a.csv", ((3, 3),)),))


def test_a_finding_keeps_the_rows_of_its_sources() -> None:
    kept = finding(sources=sources_at(["a.csv:3", "a.csv:4", "client.yml"]))
    assert kept.sources == ("a.csv", "client.yml")
    assert kept.rows == ("a.csv:3-4",)
    assert Finding.model_validate_json(kept.model_dump_json()) == kept
    assert finding(sources=("a.csv",)).rows == ()
    assert isinstance(sources_at([]), Sources)
