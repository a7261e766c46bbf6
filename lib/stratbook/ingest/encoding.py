"""Bytes to text: encodings, and what cannot be text at all."""

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from stratbook.core.message import Message, say
from stratbook.ingest.notes import UnreadableError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Excel writes where it does not write Unicode, the usual one first.
_SINGLE_BYTE: Final = ("cp1252", "mac_roman")
_WESTERN: Final = frozenset("éèêëàâäçîïôöùûüÿñáíóúßœæÉÈÊÀÂÇÎÔÛŒ’‘“”«»€°…–—·©®™\u00a0")
_MOSTLY: Final = 0.8  # share of the accents that must be of the West to trust the reading
_SURROGATE: Final = re.compile(rb"\xed[\xa0-\xbf]")
_CONTROL: Final = re.compile(rb"[\x01-\x08\x0e-\x1f]")
_DOUBLE: Final = re.compile("[ÃÂ][\u0080-\u00bf]|â€")


def decode(data: bytes) -> tuple[str, Message | None]:
    """Return a file's text, and a warning where its encoding had to be worked out.

    Raises
    ------
    UnreadableError
        When the bytes are not text, or not all of them in one encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding), None
    if encoding := _unmarked_utf16(data):
        return _strict(data, encoding), None
    if _CONTROL.search(data[:4096]):
        raise UnreadableError(
            say("The file is neither text nor a workbook: its format is not supported."),
            say("Export it as CSV or XLSX."),
        )
    if b"\0" in data:
        raise UnreadableError(
            say("The file holds a NUL byte, which no text has."),
            say("Export the file again; if it was edited by hand, restore the original."),
            _line(data, data.index(b"\0")),
        )
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return _single_byte(data, error.start)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            say("The file's encoding is broken: it is marked as {encoding}.", encoding=encoding),
            say("Export the file again."),
            _line(data, error.start) if encoding == "utf-8-sig" else None,
        ) from error


def _single_byte(data: bytes, start: int) -> tuple[str, Message]:
    broken = UnreadableError(
        say("The file's encoding is not UTF-8, nor any other encoding throughout."),
        say("Save it as “CSV UTF-8” and try again."),
        _line(data, start),
    )
    if found := _SURROGATE.search(data):
        raise UnreadableError(
            say("Half a character (a lone surrogate) breaks the file's UTF-8 encoding."),
            say("Take the broken character out of this line, or export the file again."),
            _line(data, found.start()),
        )
    text, encoding = _western(data) or _guessed(data)
    if not text or _DOUBLE.search(text):
        raise broken
    return text, say(
        "The file is not Unicode: it was read as {encoding}. Check its accents.",
        encoding=encoding,
    )


def _western(data: bytes) -> tuple[str, str] | None:
    """Read bytes as Excel for Windows or for Mac writes them, whichever gives more sense.

    A few accents are too little for a statistical guess: the two differ in which bytes are
    the accents, quotes and signs of Western languages.
    """
    found = []
    for encoding in _SINGLE_BYTE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        accents = [letter for letter in text if ord(letter) > 127]
        share = sum(letter in _WESTERN for letter in accents) / len(accents)
        found.append((share, text, encoding))
    share, text, encoding = max(found, key=lambda each: each[0])
    return (text, encoding) if share >= _MOSTLY else None


def _guessed(data: bytes) -> tuple[str, str]:
    best = from_bytes(data).best()
    return ("", "") if best is None else (str(best), best.encoding)


def _unmarked_utf16(data: bytes) -> str:
    """Recognise UTF-16 without a mark: every other byte of plain text is NUL."""
    sample = data[:2000]
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[start::2].count(0) > 0.7 * len(sample) / 2:
            return encoding
    return ""


def _line(data: bytes, at: int) -> int:
    return len(data[:at].splitlines()) or 1
