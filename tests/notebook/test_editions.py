"""One source, two editions: same code, own prose, always the same bytes."""

import nbformat
import pytest

from stratbook.notebook import editions

SOURCE = """\
# %% tags=["parameters"]
client = "acme"
language = "fr"

# %% tags=["setup"]
1 + 1

# %% [markdown] tags=["fr"]
# # Le titre

# %% [markdown] tags=["en"]
# # The title

# %%
2 + 2

# %% tags=["explore"]
3 + 3
"""


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "01_one.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(editions, "_checkout", lambda: tmp_path)
    return tmp_path


def built(checkout, language):
    return nbformat.reads(editions.edition(checkout / "src" / "01_one.py", language), 4)


def test_an_edition_has_its_own_prose_and_all_the_code(checkout):
    french, english = built(checkout, "fr"), built(checkout, "en")
    assert [cell.source for cell in french.cells if cell.cell_type == "markdown"] == ["# Le titre"]
    assert [cell.source for cell in english.cells if cell.cell_type == "markdown"] == [
        "# The title"
    ]
    code = [
        [cell.source for cell in each.cells if cell.cell_type == "code"]
        for each in (french, english)
    ]
    assert code[0][1:] == code[1][1:] == ["1 + 1", "2 + 2", "3 + 3"]


def test_the_language_s_default_is_the_edition_s(checkout):
    assert 'language = "en"' in built(checkout, "en").cells[0].source
    assert 'language = "fr"' in built(checkout, "fr").cells[0].source


def test_a_language_that_was_added_has_its_own_prose_where_there_is_some_else_english(
    checkout, monkeypatch
):
    monkeypatch.setattr(editions, "_SPOKEN", frozenset({"fr", "en", "qq"}))
    own = '# %% [markdown] tags=["qq"]\n# # Qq\n\n# %%\n4 + 4\n\n'
    again = SOURCE[SOURCE.index("# %% [markdown]") :]
    (checkout / "src" / "01_one.py").write_text(SOURCE + "\n" + own + again, "utf-8")
    cells = built(checkout, "qq").cells
    prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
    assert prose == ["# The title", "# Qq", "# The title"]
    assert [cell.source for cell in built(checkout, "en").cells if "Qq" in cell.source] == []


def test_its_editions_are_its_folder_s_else_the_english_ones(checkout, monkeypatch):
    editions.write()
    monkeypatch.setattr(editions, "folders", lambda: {"fr": None, "qq": checkout / "added"})
    assert editions.folder("qq") == checkout / "en"
    (checkout / "added" / "notebooks").mkdir(parents=True)
    assert editions.folder("qq") == checkout / "added" / "notebooks"


def test_an_edition_is_valid_without_outputs_and_always_the_same(checkout):
    text = editions.edition(checkout / "src" / "01_one.py", "fr")
    assert text == editions.edition(checkout / "src" / "01_one.py", "fr")
    notebook = nbformat.reads(text, 4)
    nbformat.validate(notebook)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(not cell.outputs for cell in notebook.cells if cell.cell_type == "code")
    assert notebook.metadata.kernelspec.name == "python3"


def test_stale_editions_are_named_then_written(checkout):
    assert len(editions.stale()) == 2
    editions.write()
    assert editions.stale() == ()
    edited = checkout / "fr" / "01_one.ipynb"
    edited.write_text(edited.read_text("utf-8").replace("2 + 2", "2 + 3"), "utf-8")
    orphan = checkout / "en" / "99_gone.ipynb"
    orphan.write_text("{}", "utf-8")
    assert editions.stale() == (orphan, edited)
    editions.write()
    assert editions.stale() == ()
    assert not orphan.exists()


def test_editions_are_found_in_the_checkout(checkout):
    editions.write()
    assert editions.folder("en") == checkout / "en"


def test_an_installation_without_notebooks_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(editions, "_checkout", lambda: tmp_path)
    with pytest.raises(FileNotFoundError, match="without its notebooks"):
        editions.folder("fr")
    with pytest.raises(FileNotFoundError, match="in a checkout"):
        editions.sources()
