"""Every spoiled export of the shared folder: the clean file's figures, or a clear refusal.

A row that is damaged is refused by its line and its file carries a fault; the other rows
are kept. For the manifest's ``reject`` the test therefore asks for the fault, and that the
kept rows are rows of the clean file, unchanged.
"""

import json
from pathlib import Path

import pandas as pd
import pytest

from ingest.client_folder import faults_of, imported, warnings_of
from stratbook.ingest.account import Imported

PLACE = Path(__file__).parents[3] / "shared" / "data" / "dirty"
MANIFEST = PLACE / "manifest.json"
CASES = json.loads(MANIFEST.read_text(encoding="utf-8"))["cases"] if MANIFEST.exists() else []
FIELDS = {"likes": "reactions", "clicks": "clicks_all"}
KEYS = {"posts": ["post_id"], "ads": ["date_start", "platform", "campaign"]}


def read(case: dict, folder: Path) -> Imported:
    """Read a case's files under the options its brief would give."""
    files = {name: (PLACE / name).read_bytes() for name in case["files"]}
    return imported(folder, files, **{"timezone": "Europe/Paris", **case["options"]})


def said(text: str, wanted: list[str]) -> bool:
    """Say whether a text holds one of some words."""
    return any(word in text.casefold() for word in wanted)


def holds_the_clean_figures(result: Imported, case: dict) -> None:
    """Check rows, totals, missing cells and dates against the manifest."""
    frame = result.tables[case["kind"]]
    assert len(frame) == case["rows"]
    for column, total in case["totals"].items():
        assert frame[FIELDS.get(column, column)].sum() == pytest.approx(total)
    for column, missing in case.get("missing_cells", {}).items():
        assert frame[FIELDS.get(column, column)].isna().sum() == missing
    if "unique_ids" in case:
        assert frame["post_id"].nunique() == case["unique_ids"]
    if "dates" in case:
        days = frame["published_at"].dt.strftime("%Y-%m-%d")
        assert sorted(days) == sorted(case["dates"])


def holds_only_clean_rows(result: Imported, case: dict, clean: pd.DataFrame) -> None:
    """Check that whatever a damaged file still gives is what the clean file says."""
    kept = result.tables[case["kind"]].drop(columns="source")
    keys = KEYS[case["kind"]]
    same = clean.drop(columns="source").merge(kept[keys], on=keys)
    pd.testing.assert_frame_equal(
        kept.sort_values(keys, ignore_index=True), same.sort_values(keys, ignore_index=True)
    )


@pytest.fixture
def clean(shared: Path, tmp_path: Path) -> pd.DataFrame:
    """Return the table of the file that all others were spoiled from."""
    data = (shared / "data" / "dirty" / "posts_clean.csv").read_bytes()
    return imported(tmp_path / "clean", {"posts.csv": data}, timezone="Europe/Paris").tables[
        "posts"
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(case: dict, tmp_path: Path, clean: pd.DataFrame) -> None:
    result = read(case, tmp_path)
    faults, warnings = faults_of(result), warnings_of(result)
    match case["outcome"]:
        case "accept":
            assert faults == ""
            holds_the_clean_figures(result, case)
            assert said(warnings, case["warn"]) if "warn" in case else True
        case "reject":
            assert said(faults, case["mention"])
            holds_only_clean_rows(result, case, clean)
        case "refuse_or_warn":
            assert said(faults + warnings, case["mention"])
        case "either" if faults:
            assert said(faults, case["mention"])
        case "either":
            holds_the_clean_figures(result, case)
            assert said(warnings, case["warn"]) if "warn" in case else True
        case _:
            pytest.fail(f"the manifest has a new outcome: {case['outcome']}")


def test_the_clean_file_has_every_text_as_it_is_written(shared: Path, tmp_path: Path) -> None:
    case = next(each for each in CASES if each["case"] == "sec_template_text.csv")
    texts = read(case, tmp_path).tables["posts"]["text"]
    assert "{{7*7}}" in set(texts)


def test_a_formula_stays_the_text_it_is(shared: Path, tmp_path: Path) -> None:
    case = next(each for each in CASES if each["case"] == "sec_formula_campaign.csv")
    assert set(read(case, tmp_path).tables["ads"]["campaign"]) == {"=1+1"}
