"""The feature checklist: each row is held by tests that exist."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROWS = tomllib.loads((ROOT / "tests" / "checklist.toml").read_text(encoding="utf-8"))
SECTIONS = {"A": 10, "B": 15, "C": 6, "D": 10, "F": 11, "G": 7, "H": 36, "I": 8, "L": 9}


def _functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_row_of_the_sections_built_is_listed():
    wanted = [f"{letter}{n}" for letter, last in SECTIONS.items() for n in range(1, last + 1)]
    assert [row for row in wanted if row not in ROWS] == []


@pytest.mark.parametrize("row", ROWS)
def test_the_tests_a_row_names_exist(row):
    assert ROWS[row]["tests"]
    for named in ROWS[row]["tests"]:
        file, _, test = named.partition("::")
        assert test.partition("[")[0] in _functions(ROOT / file), named
