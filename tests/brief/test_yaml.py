"""client.yml as a hostile or careless text: always a BriefError, quickly, never a surprise."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.read import read_brief
from stratbook.brief.yaml_text import parse
from stratbook.core.errors import BriefError

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(9)
)

REFUSED = [
    (LAUGHS, "line 1", "References"),
    ("a: *b\n", "line 1", "References"),
    ("period: !!python/object/apply:os.system ['true']\n", "line 1", "Tags"),
    ("x: 1\nperiod: !foo bar\n", "line 2", "Tags"),
    ("%YAML 1.1\n---\nperiod: 2026\n", "line 2", "Directives"),
    ("period: 2026\n---\nperiod: 2025\n", "line 2", "second document"),
    ("a: " + "[" * 100_000, "line 1", "nested too deeply"),
    ("a: " + "{b: " * 5_000, "line 1", "nested too deeply"),
    ("".join(f"k{i}: {i}\n" for i in range(10_001)), "line", "too many keys"),
    ("? [a, b]\n: 1\n", "line 1", "where a key should be"),
    ("a: 1\nb: 2\n\tc: 3\n", "line 3", "cannot be read as YAML"),
    ("a: 'x\n", "line 1", "cannot be read as YAML"),
    ("name: Acme: shop\n", "line 1", "Acme: shop"),
    ("a: 1\nb: \x07\n", "line 2", "cannot be read as YAML"),
    ("- a\n- b\n", "client.yml", "stands where keys are expected"),
    ("just words\n", "client.yml", "“just words” stands where keys"),
    ("", "client.yml", "empty"),
    ("# only a remark\n", "client.yml", "empty"),
    ("period: 2026\n".encode("utf-16"), "client.yml", "UTF-16"),
    ("a: 1\nname: Été\n".encode("cp1252"), "line 2", "not saved in UTF-8 (see line 2)"),
    (b"# " + b"x" * 1_000_001, "client.yml", "larger than 1 MB"),
]


@pytest.mark.parametrize(("text", "place", "words"), REFUSED)
def test_what_no_brief_needs_is_refused(write, faults, text, place, words):
    began = time.monotonic()
    found = faults(write(whole=text))
    assert time.monotonic() - began < 10
    assert any(place in where and words in what for where, what in found.items()), found


def test_a_few_thousand_unknown_keys_are_all_named(write, faults):
    found = faults(write("".join(f"key{i}: {i}\n" for i in range(1_000))))
    assert len(found) == 1_000


def test_a_key_twice_is_refused_with_both_lines(write, faults):
    found = faults(write("currency: EUR\nbudget:\n  total: 1\n  total: 2\n"))
    assert found == {
        "client.yml, line 6":
            "The key budget.total stands twice. Keep one of the two: the first is on line 5."
    }  # fmt: skip


def test_no_file_is_a_fault_that_says_what_to_do(tmp_path, faults):
    (sentence,) = faults(tmp_path / "nobody").values()
    assert "stratbook new" in sentence


def test_yaml_is_read_as_version_1_2():
    read = parse("a: yes\nb: NO\nc: 010\nd: 12:30\ne: 2026-10\nf: true\ng: 1e3\nh: ~", "x.yml")
    assert read.data == {
        "a": "yes", "b": "NO", "c": 10, "d": "12:30", "e": "2026-10", "f": True, "g": 1000.0,
        "h": None,
    }  # fmt: skip


def test_a_mark_at_the_beginning_does_not_matter(write):
    text = "\ufefforganisation: {name: Été, type: btob}\r\nperiod: 2026\r\n"
    assert read_brief(write(whole=text)).file.organisation.name == "Été"


@given(st.text(max_size=200))
def test_any_text_at_all_is_read_or_refused(text):
    read = parse(text, "x.yml")
    assert read.data is None or not read.faults or isinstance(read.data, dict | list)


@given(st.binary(max_size=120))
def test_any_bytes_at_all_end_in_a_brief_or_a_brief_error(tmp_path_factory, raw):
    folder = tmp_path_factory.mktemp("any") / "acme"
    folder.mkdir()
    (folder / "client.yml").write_bytes(raw)
    with pytest.raises(BriefError):
        read_brief(folder)
