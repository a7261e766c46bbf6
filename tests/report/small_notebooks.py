"""Notebooks of a few cells, in place of the real ones, to see how a run behaves."""

from pathlib import Path

from stratbook.notebook import editions

_SOURCE = """\
# %% tags=["parameters"]
client = "acme"
period = ""
language = "fr"
document = "performance"
work = ""

# %% tags=["setup"]
from stratbook.notebook.session import open_session

session = open_session(
    client, period=period, language=language, document=document, work=work
)
session

# %% [markdown] tags=["fr"]
# # Chapitre de contrôle

# %% [markdown] tags=["en"]
# # A chapter to check with

# %%
{code}

# %% tags=["explore"]
1 / 0
"""


def write_notebooks(place: Path, monkeypatch, **chapters: str) -> tuple[str, ...]:
    """Write one notebook a chapter around a line of code; return the chapters' ids."""
    (place / "src").mkdir(parents=True, exist_ok=True)
    ids = tuple(f"{position:02d}_{name}" for position, name in enumerate(chapters, 1))
    for id_, code in zip(ids, chapters.values(), strict=True):
        (place / "src" / f"{id_}.py").write_text(_SOURCE.format(code=code), encoding="utf-8")
    monkeypatch.setattr(editions, "_checkout", lambda: place)
    editions.write()
    return ids
