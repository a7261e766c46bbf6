"""A proposed mapping as the YAML that people paste into ``client.yml``."""

import json
import unicodedata
from collections.abc import Mapping, Sequence

_FOLDER = "exports/"


def mapping_yaml(
    name: str,
    table: str,
    columns: Sequence[tuple[str, Sequence[str], str]],
    constants: Mapping[str, str],
    *,
    sheet: str = "",
) -> str:
    """Write a mapping.

    Parameters
    ----------
    name : str
        The file's path in the client's folder.
    table : str
        The table proposed.
    columns : sequence of (header, examples, column)
        What each header is proposed to be; the examples stand beside it as a comment.
    constants : mapping
        What stands on every row; an empty value has to be filled in and is refused.
    sheet : str
        The sheet of a workbook that has several.
    """
    lines = ["mapping:", f"  - files: {quoted(pattern_of(name))}"]
    if sheet:
        lines.append(f"    sheet: {quoted(sheet)}")
    lines += [f"    table: {table}", "    columns:"]
    for header, examples, column in columns:
        beside = f"  # {' · '.join(examples)}" if examples else ""
        lines.append(f"      {quoted(header)}: {column}{beside}")
    if constants:
        lines.append("    constants:")
        lines += [f"      {column}: {quoted(value)}" for column, value in constants.items()]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return a text between double quotes in which nothing is a command to YAML."""
    return '"' + "".join(map(_safe, text)) + '"'


def _safe(letter: str) -> str:
    if letter in '"\\':
        return json.dumps(letter)[1:-1]
    if letter == " " or unicodedata.category(letter)[0] in "LMNPS":
        return letter
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"


def pattern_of(name: str) -> str:
    """Return the pattern of ``mapping: files`` that matches one file of the exports only."""
    path = name.removeprefix(_FOLDER)
    return "".join(f"[{each}]" if each in "*?[" else each for each in path)
