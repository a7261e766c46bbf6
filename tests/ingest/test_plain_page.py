"""The page on the plain format agrees with the schemas, and its examples can be read."""

import datetime as dt
import re
from pathlib import Path

import pytest

from ingest.client_folder import faults_of, imported, warnings_of
from stratbook.core.tables import SCHEMAS
from stratbook.ingest.headers import PLAIN, normalise, synonyms

KINDS = {
    "text": "text", "number": "number", "day and time": "instant", "day": "day",
    "yes or no": "flag",
}  # fmt: skip


@pytest.fixture(scope="module")
def sections(root: Path) -> dict[str, str]:
    """Return the page's sections by the name of their table."""
    page = (root / "docs" / "plain-format.md").read_text(encoding="utf-8")
    _, *parts = re.split(r"^## ", page, flags=re.MULTILINE)
    return {part.partition("\n")[0]: part for part in parts}


def cells(section: str) -> list[list[str]]:
    """Return the cells of a section's table, its header apart."""
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_page_has_every_table_in_order(sections: dict[str, str]) -> None:
    assert list(sections) == list(SCHEMAS)


@pytest.mark.parametrize("table", SCHEMAS)
def test_the_page_has_every_column(table: str, sections: dict[str, str]) -> None:
    written = [(name, KINDS[kind], must) for name, kind, must, *_ in cells(sections[table])]
    assert written == [
        (column.name, column.kind, "yes" if column.required else "")
        for column in SCHEMAS[table].columns
    ]


@pytest.mark.parametrize("table", SCHEMAS)
def test_every_french_header_of_the_page_is_known(table: str, sections: dict[str, str]) -> None:
    known = synonyms(PLAIN + table)
    for name, _, _, french, _ in cells(sections[table]):
        headers = french.split(", ")
        assert headers != [""]
        assert {known.get(normalise(header)) for header in headers} == {name}


@pytest.mark.parametrize("table", SCHEMAS)
@pytest.mark.parametrize("language", [0, 1], ids=["en", "fr"])
def test_the_examples_of_the_page_are_read_whole(
    table: str, language: int, sections: dict[str, str], tmp_path: Path
) -> None:
    example = re.findall(r"```csv\n(.*?)```", sections[table], flags=re.DOTALL)[language]
    result = imported(
        tmp_path, {"a.csv": example.encode()}, timezone="Europe/Paris",
        extracted_on=dt.date(2026, 10, 1),
    )  # fmt: skip
    frame = result.tables[table]
    assert faults_of(result) == ""
    assert "not read" not in warnings_of(result)
    assert result.account.files[0].export == f"plain_{table}"
    assert list(frame.columns[frame.isna().any()]) == []
    examples = {name: example for name, *_, example in cells(sections[table])}
    for column in SCHEMAS[table].columns:
        if column.kind == "number":
            assert frame[column.name].tolist() == [float(examples[column.name])]
