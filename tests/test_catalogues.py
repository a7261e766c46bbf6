"""Every sentence the code can say has its French, and every French sentence is said.

The sentences are found where they are written: ``say``, ``say_n``, ``term`` and ``N_`` in
Python and in the page's templates, ``look.text``, the words of findings, the reasons given
as keyword arguments, and the strings of the reference data.
"""

import ast
import csv
import io
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from stratbook.core.catalogue import catalogue

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "lib" / "stratbook"
CATALOGUES = LIBRARY / "locale" / "fr" / "LC_MESSAGES"
KEYWORDS = {"say": None, "say_n": (1, 2), "term": None, "N_": None}
# Keyword arguments that hold a msgid when they are given as a literal.
LITERALS = {("Message", "text"), ("Term", "text"), ("Confidence", "why")}
READERS = {"look", "language", "words"}


class Said(NamedTuple):
    """A sentence and where it is written; ``plural`` is None unless it has two forms."""

    place: str
    text: str
    plural: str | None = None

    def __str__(self) -> str:
        both = f" / {self.plural!r}" if self.plural else ""
        return f"{self.place}: {self.text!r}{both}"


# -- where sentences are written ---------------------------------------------------


def _extracted(method: object, source: bytes, name: str) -> Iterator[Said]:
    # Jinja's extractor is handed the whole keyword table; Babel's own filters by itself.
    for line, found, _, _ in extract(method, io.BytesIO(source), keywords=KEYWORDS):
        forms = (found,) if isinstance(found, str) else tuple(found)
        yield Said(f"{name}:{line}", *forms)


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def _literal(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Call) and _called(node) == "N_" and len(node.args) == 1:
        return _literal(node.args[0])
    return None


def _read_out(node: ast.Call) -> str | None:
    """Return the literal of ``look.text("…")`` and its like."""
    if not (isinstance(node.func, ast.Attribute) and node.func.attr == "text" and node.args):
        return None
    owner = node.func.value
    named = getattr(owner, "id", getattr(owner, "attr", ""))
    return _literal(node.args[0]) if named in READERS else None


def _pairs(node: ast.Call) -> Iterator[tuple[str, str]]:
    """Return the (singular, plural) pairs of a finding's words."""
    for value in [*node.args, *(keyword.value for keyword in node.keywords)]:
        if isinstance(value, ast.Tuple) and len(value.elts) == 2:
            one, many = map(_literal, value.elts)
            if one is not None and many is not None:
                yield one, many


def _from_tree(tree: ast.AST, name: str) -> Iterator[Said]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        place = f"{name}:{node.lineno}"
        if (text := _read_out(node)) is not None:
            yield Said(place, text)
        for keyword in node.keywords:
            if (_called(node), keyword.arg) in LITERALS and (text := _literal(keyword.value)):
                yield Said(place, text)
        if _called(node) == "Words":
            yield from (Said(place, one, many) for one, many in _pairs(node))


def said_in_python(source: str, name: str) -> list[Said]:
    """Return every sentence of a Python source; a pair of words counts as one."""
    found = [*_from_tree(ast.parse(source), name)]
    halves = {half for each in found if each.plural for half in (each.text, each.plural)}
    single = _extracted("python", source.encode(), name)
    return found + [each for each in single if each.plural or each.text not in halves]


def _sources() -> Iterator[Path]:
    yield from sorted(LIBRARY.rglob("*.py"))
    yield from sorted((ROOT / "notebooks" / "src").glob("*.py"))


def _said() -> Iterator[Said]:
    for path in _sources():
        name = str(path.relative_to(ROOT))
        yield from said_in_python(path.read_text(encoding="utf-8"), name)
    for path in sorted(LIBRARY.rglob("*.j2")):
        yield from _extracted(babel_extract, path.read_bytes(), str(path.relative_to(ROOT)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _strings(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _strings(each))


def _data() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "data" / "reference").rglob("*.toml"):
        found.update(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    for path in (ROOT / "data" / "reference").rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            found.update(cell for row in csv.reader(stream) for cell in row)
    return found


@pytest.fixture(scope="module")
def said() -> list[Said]:
    return [each for each in _said() if each.text]


@pytest.fixture(scope="module")
def french():
    return catalogue("fr")


def _forms(string: str | tuple[str, ...] | list[str]) -> list[str]:
    return [string] if isinstance(string, str) else list(string)


def _entries(french) -> list[tuple[str, list[str]]]:
    return [(_forms(each.id)[0], _forms(each.string)) for each in french if each.id]


def _report(what: str, lines: list[str]) -> None:
    if lines:
        pytest.fail(f"{len(lines)} {what}:\n  " + "\n  ".join(sorted(set(lines))), pytrace=False)


# -- the catalogues hold what is said ------------------------------------------------


def test_every_sentence_has_its_french(said, french):
    missing = []
    for each in said:
        entry = french.get(each.text)
        if entry is None or not all(_forms(entry.string)):
            missing.append(str(each))
    _report("sentences have no French", missing)


def test_a_sentence_with_two_forms_has_two_in_french(said, french):
    wrong = []
    for each in said:
        entry = french.get(each.text)
        if entry is None or each.plural is None:
            continue
        if not isinstance(entry.id, list | tuple) or entry.id[1] != each.plural:
            wrong.append(f"{each} is not msgid / msgid_plural in the catalogue")
        elif len(_forms(entry.string)) != 2:
            wrong.append(f"{each} has not two msgstr")
    _report("sentences lack a plural entry", wrong)


def test_every_translation_is_used(said, french):
    used = {form for each in said for form in (each.text, each.plural) if form} | _data()
    unused = [repr(msgid) for msgid, _ in _entries(french) if msgid not in used]
    _report("translations that nothing says (or a literal not marked with N_)", unused)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_name_the_same_fields(french):
    wrong = []
    for each in french:
        if not each.id:
            continue
        english = [_fields(form) for form in _forms(each.id)]
        allowed, needed = set.union(*english), set.intersection(*english)
        for form in _forms(each.string):
            odd = (_fields(form) - allowed) | (needed - _fields(form) - {"count"})
            if form and odd:
                wrong.append(f"{_forms(each.id)[0]!r} → {form!r}: {sorted(odd)}")
    _report("translations whose fields differ", wrong)


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*.po")), ids=lambda path: path.stem)
def test_a_catalogue_is_settled(path):
    read = read_po(io.BytesIO(path.read_bytes()), locale="fr_FR")
    _report("fuzzy entries", [repr(each.id) for each in read if each.id and each.fuzzy])
    _report("obsolete entries", [repr(id_) for id_ in read.obsolete])
    _report("empty entries", [repr(e.id) for e in read if e.id and not all(_forms(e.string))])
    written = re.findall(r'^msgid "(.*)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    one_line = [text for text in written if text]
    _report("entries twice", [text for text in one_line if one_line.count(text) > 1])
    assert [each for each in read if each.id], "the catalogue is empty"


# -- French as it is printed ---------------------------------------------------------

SPACES = "\u00a0\u202f"
TYPOGRAPHY = {
    "a straight apostrophe": re.compile(r"'"),
    "a straight double quote": re.compile(r'"'),
    "an ordinary space before : ; ! ? % »": re.compile(r" [:;!?%»]"),
    "an ordinary space after «": re.compile(r"« "),
    "no space before : ; ! ?": re.compile(rf"[^\s{SPACES}:;!?(][:;!?](?=[\s{SPACES}]|$)"),
    "no space inside « »": re.compile(rf"«(?![{SPACES}])|(?<![{SPACES}])»"),
    "three dots for …": re.compile(r"(?<!\.)\.\.\.(?!\.)"),
}


def faults_of_typography(text: str) -> list[str]:
    """Return what is wrong with a French text; what stands in `backquotes` is code."""
    bare = re.sub(r"`[^`]*`", "", text)
    return [name for name, pattern in TYPOGRAPHY.items() if pattern.search(bare)]


def _without_yaml(text: str, english: str) -> str:
    """Leave out what is typed as it stands in both languages: straight quotes, ``key:``."""
    for typed in re.findall(r'"|\b[a-z_]+:', english):
        text = text.replace(typed, "")
    return text


def test_french_follows_its_typography(french):
    wrong = [
        f"{form!r}: {', '.join(faults)}"
        for msgid, forms in _entries(french)
        for form in forms
        if (faults := faults_of_typography(_without_yaml(form, msgid)))
    ]
    _report("French texts with faults of typography", wrong)


# -- the net has no hole -------------------------------------------------------------


def test_the_extraction_finds_each_way_of_saying():
    source = """
say("outer {a}", a=say("inner"))
say_n("{count} row", "{count} rows", n, where=[term("a term")])
TABLE = {"key": N_("marked " "in two")}
Confidence(level=low, why="a reason")
Words(headline=(N_("one is"), N_("many are")), so_what=N_("so what"))
look.text("a heading"); draft.text("organisation", "name"); path.read_text("utf-8")
"""
    found = {(each.text, each.plural) for each in said_in_python(source, "a.py")}
    assert found == {
        ("outer {a}", None), ("inner", None), ("{count} row", "{count} rows"), ("a term", None),
        ("marked in two", None), ("a reason", None), ("one is", "many are"), ("so what", None),
        ("a heading", None),
    }  # fmt: skip


def test_the_extraction_reads_templates():
    found = _extracted(babel_extract, b'<h2>{{ say("Contents") }}</h2>{{ other("No") }}', "a.j2")
    assert [each.text for each in found] == ["Contents"]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("L’écart est de 3\u202f%\u202f; voyez «\u00a0Portée\u00a0»\u00a0: c’est peu.", True),
        ("Écrivez `period: \"2026-10\"`.", True),
        ("https://exemple.fr à 18:30", True),
        ("L'écart", False), ("Portée : 3", False), ("Portée: 3", False), ("3 %", False),
        ("« Portée »", False), ("«Portée»", False), ("Vraiment?", False), ('"Portée"', False),
    ],
)  # fmt: skip
def test_typography_is_judged_rightly(text, clean):
    assert (faults_of_typography(text) == []) == clean
