"""A random sample of mentions for people to code: no name, no link, nothing that runs."""

import csv
import hashlib
import re
from pathlib import Path
from typing import Final

import pandas as pd
import xlsxwriter

from stratbook.brief.sheets import sheet
from stratbook.core.reference import threshold

_HANDLE: Final = re.compile(r"(?<![\w.])@[\w.]+|\b[\w.+-]+@[\w-]+\.[\w.]+")
_LINK: Final = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_RUNS: Final = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes such a cell for a formula
_SEED: Final = 20_261_031


def mention_ids(mentions: pd.DataFrame) -> list[str]:
    """Return a short id for each mention, the same whenever it is read again.

    Parameters
    ----------
    mentions : DataFrame
        The table ``mentions``: platform, published_at, author_hash, text.
    """
    instants = mentions["published_at"].dt.tz_convert("UTC").dt.strftime("%Y-%m-%dT%H:%M:%S")
    columns = (mentions["platform"], instants, mentions["author_hash"], mentions["text"])
    joined = ("\0".join(str(cell) for cell in row) for row in zip(*columns, strict=True))
    # The letter keeps a spreadsheet from taking an id for a number.
    return [f"m{hashlib.blake2b(each.encode(), digest_size=6).hexdigest()}" for each in joined]


def inert(text: object) -> str:
    """Return a text without handles, addresses or links, that no spreadsheet will run."""
    if not isinstance(text, str):
        return ""
    plain = " ".join(_LINK.sub("[…]", _HANDLE.sub("@…", text)).split())
    return f"'{plain}" if plain.startswith(_RUNS) else plain


def draw_sample(mentions: pd.DataFrame, size: int = 0, seed: int = _SEED) -> pd.DataFrame:
    """Draw mentions at random for people to code, without the tool's tone.

    Parameters
    ----------
    mentions : DataFrame
        The brand's mentions; those without text are left out.
    size : int
        How many; 0 for as many as the agreement needs.
    seed : int
        The same seed draws the same mentions, in whatever order the export holds them.

    Returns
    -------
    DataFrame
        ``mention, text, coder_1, coder_2``: the sheet ``coding``, to be filled in.
    """
    wanted = size or int(threshold("coded_mentions"))
    told = mentions[mentions["text"].notna()]
    whole = pd.DataFrame({"mention": mention_ids(told), "text": [inert(t) for t in told["text"]]})
    whole = whole.drop_duplicates("mention").sort_values("mention", ignore_index=True)
    drawn = whole.sample(n=min(wanted, len(whole)), random_state=seed)
    return drawn.reset_index(drop=True).assign(coder_1="", coder_2="")


def write_sample(sample: pd.DataFrame, path: Path, language: str) -> None:
    """Write a sample as the sheet ``coding``, to be laid in the folder ``inputs``.

    Parameters
    ----------
    sample : DataFrame
        From :func:`draw_sample`.
    path : Path
        ``.csv`` (semicolons) or ``.xlsx``.
    language : str
        Of the headers.
    """
    coding = sheet("coding")
    headers = [each.fr if language == "fr" else each.en for each in coding.fields]
    rows = [headers, *sample[[each.id for each in coding.fields]].to_numpy().tolist()]
    if path.suffix == ".xlsx":
        with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
            page = book.add_worksheet(coding.fr if language == "fr" else coding.en)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";", lineterminator="\n").writerows(rows)
