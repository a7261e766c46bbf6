"""client.yml changed in place: what was asked differs, and not one character besides."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratbook.brief.keep.change import AddItem, SetKey
from stratbook.brief.keep.yaml_edit import with_changes
from stratbook.brief.yaml_text import parse
from stratbook.core.errors import ParameterError

TEXT = """\
# The client.
organisation: {name: "Acme", type: btoc}   # flow
period: '2026-10'
objectives:
  - id: visits          # the first
    target: 5000        # a month
    statement: |
      More visits,
      every month

  # the second comes later
  - id: leads
    target: 150

# budget below
budget:
  total: 18000
overrides: []
agency:        # nobody yet
"""


def changed(*changes, text=TEXT):
    return with_changes(text, changes)[0]


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (SetKey(("budget", "total"), 20000), "total: 18000", "total: 20000"),
        (SetKey(("budget", "total"), 0.1 + 0.2), "total: 18000", "total: 0.3"),
        (SetKey(("budget", "ad_space"), 6000.0), "18000\n", "18000\n  ad_space: 6000\n"),
        (SetKey(("objectives", 1, "target"), 160), "target: 150", "target: 160"),
        (SetKey(("objectives", "leads", "target"), 160), "target: 150", "target: 160"),
        (SetKey(("objectives", "leads", "due"), "2026-12-31"), "target: 150\n",
         "target: 150\n    due: 2026-12-31\n"),
        (SetKey(("objectives", "visits", "target"), None), "target: 5000 ", "target: null "),
        (SetKey(("period",), "2026-11"), "'2026-10'", "'2026-11'"),
        (SetKey(("organisation", "name"), 'A "B"'), '"Acme"', r'"A \"B\""'),
        (SetKey(("organisation", "sector"), "pots, jars"), "type: btoc}",
         'type: btoc, sector: "pots, jars"}'),
        (SetKey(("agency", "name"), "Estran"), "# nobody yet\n", "# nobody yet\n  name: Estran\n"),
        (SetKey(("links", "client"), "acme"), "# nobody yet\n",
         "# nobody yet\nlinks:\n  client: acme\n"),
        (AddItem(("overrides",), {"rule": "a.b", "choice": "=1+1"}), "overrides: []",
         "overrides: [{rule: a.b, choice: =1+1}]"),
        (AddItem(("objectives",), {"id": "new", "target": 3}), "target: 150\n",
         "target: 150\n  - id: new\n    target: 3\n"),
        (AddItem(("objectives",), {"id": "LEADS", "target": 3}, ("id",)),
         "- id: leads\n    target: 150", "- id: LEADS\n    target: 3"),
        (AddItem(("mapping",), {"file": "a.csv", "columns": {"A": "date"}}), "# nobody yet\n",
         "# nobody yet\nmapping:\n  - file: a.csv\n    columns:\n      A: date\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_change_touches_nothing_else(change, old, new, newline):
    assert TEXT.count(old) == 1
    expected = TEXT.replace(old, new).replace("\n", newline)
    assert changed(change, text=TEXT.replace("\n", newline)) == expected


def test_a_text_of_several_lines_is_replaced_and_what_follows_it_stays():
    found = changed(SetKey(("objectives", "visits", "statement"), "More\nvisits: all # of them"))
    assert 'statement: "More\\nvisits: all # of them"\n\n  # the second' in found
    assert parse(found, "").data["objectives"][0]["statement"] == "More\nvisits: all # of them"


def test_what_stands_already_changes_nothing():
    same = (
        SetKey(("budget", "total"), 18000.0),
        SetKey(("budget", "ad_space"), None),
        AddItem(("objectives",), {"id": "Leads ", "target": 150}, ("id",)),
    )
    assert with_changes(TEXT, same[:2]) == (TEXT, ())
    again = changed(AddItem(("overrides",), {"rule": "a.b"}))
    assert changed(AddItem(("overrides",), {"rule": "a.b"}), text=again) == again


def test_true_is_not_one():
    assert "total: true" in changed(SetKey(("budget", "total"), True))
    assert "x: 1" in changed(SetKey(("x",), 1), text="x: true\n")


def test_a_file_that_ends_without_a_line_break():
    assert changed(SetKey(("b",), 2), text="a: 1") == "a: 1\nb: 2"


TAIL = "a: 1  # one\nroom:\n  - id: x\n    why: "


@pytest.mark.parametrize(
    ("there", "then"),
    [  # what stands at the end of the file, and how it stands with something below it
        ("|\n      One\n      two", "|-\n      One\n      two\n{new}"),
        (">\n      One\n      two", ">-\n      One\n      two\n{new}"),
        ("|-\n      One\n      two", "|-\n      One\n      two\n{new}"),
        (">-\n      One\n      two", ">-\n      One\n      two\n{new}"),
        ("|+\n      One\n      two", "|-\n      One\n      two\n{new}"),
        ("| # why\n      One", "|- # why\n      One\n{new}"),
        ("|1\n     One", "|1-\n     One\n{new}"),
        ("|\n      One  ", "|-\n      One  \n{new}"),
        ("|\n      One\n      ", "|\n      One\n{new}\n      "),
        ("|\n      One\n", "|\n      One\n{new}\n"),
        ("|+\n      One\n\n", "|+\n      One\n\n{new}\n"),
        ("|+\n      One\n\n# end", "|+\n      One\n\n{new}\n# end"),
        ("|\n      One\n# end", "|\n      One\n{new}\n# end"),
        ("One  # end", "One  # end\n{new}"),
        ("|", "|\n{new}"),
    ],
)
@pytest.mark.parametrize(
    ("change", "new"),
    [
        (SetKey(("budget", "total"), 5), "budget:\n  total: 5"),
        (SetKey(("room", "x", "due"), "2026-12-31"), "    due: 2026-12-31"),
        (AddItem(("room",), {"id": "y", "n": 1}), "  - id: y\n    n: 1"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_block_text_that_ends_the_file_keeps_its_value(there, then, change, new, newline):
    text = (TAIL + there).replace("\n", newline)
    before = parse(text, "").data["room"][0]["why"]
    found = changed(change, text=text)
    assert found == (TAIL + then.format(new=new)).replace("\n", newline)
    assert parse(found, "").data["room"][0]["why"] == before


def test_a_block_text_that_is_replaced_itself_is_given_no_other_header():
    change = SetKey(("room", "x"), {"id": "x", "why": "Two", "due": 3})
    assert changed(change, text=TAIL + "|\n      One") == TAIL + "Two\n    due: 3"


def test_a_block_text_that_stays_is_not_written_again():
    change = SetKey(("room", "x"), {"id": "x", "why": "One\n", "due": 3})
    text = TAIL + "|\n      One\n\n# end\nb: 2\n"
    assert changed(change, text=text) == text.replace("One\n", "One\n    due: 3\n")


@pytest.mark.parametrize(
    "change",
    [
        SetKey(("objectives", "gone", "target"), 3),
        SetKey(("objectives", 9, "target"), 3),
        SetKey(("period", "code"), 3),
        SetKey(("budget", 0), 3),
    ],
)
def test_what_cannot_be_changed_is_refused(change):
    with pytest.raises(ParameterError) as caught:
        changed(change)
    assert caught.value.faults[0].place.startswith("client.yml, ")


NAME = st.text("abcxyz_", min_size=1, max_size=6)
PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6).map(lambda each: float(f"{each:.6g}")),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
)  # fmt: skip
VALUE = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAME, inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=40)
@given(st.lists(NAME, min_size=1, max_size=3), VALUE, st.sampled_from(["{}", "", "[]", "5"]))
def test_any_value_reads_back_as_it_was(path, value, there):
    text = f"a: [1, 2]  # one\nroom: {there}\n# two\nb: 'x' # three\n"
    if there in {"[]", "5"}:
        path = []
    text = changed(SetKey(("room", *path), value), text=text)
    data = parse(text, "").data
    for key in ("room", *path):
        data = (data or {}).get(key)
    assert _bare(data) == _bare(value)
    assert text.startswith("a: [1, 2]  # one\nroom:")
    assert text.endswith("\n# two\nb: 'x' # three\n")


def _bare(value):
    """Return a value without keys that hold nothing: they are as good as absent."""
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items() if each is not None}
    return [_bare(each) for each in value] if isinstance(value, list) else value
