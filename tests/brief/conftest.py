"""A client's folder made from a few lines, and the faults that reading it brings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stratbook.brief.read import read_brief
from stratbook.core.errors import BriefError, Fault

MINIMUM = "organisation: {name: Acme, type: btoc}\nperiod: 2026-10\n"

Write = Callable[..., Path]
Faults = Callable[[Path], dict[str, str]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes ``client.yml`` (the minimum, and more) in a new folder."""

    def write_(more: str = "", whole: str | bytes | None = None) -> Path:
        folder = tmp_path / "acme"
        folder.mkdir(exist_ok=True)
        text = MINIMUM + more if whole is None else whole
        raw = text if isinstance(text, bytes) else text.encode()
        (folder / "client.yml").write_bytes(raw)
        return folder

    return write_


@pytest.fixture
def faults() -> Faults:
    """Return a function that reads a folder and gives its faults: sentences by place."""

    def faults_(folder: Path) -> dict[str, str]:
        with pytest.raises(BriefError) as caught:
            read_brief(folder)
        places = [fault.place for fault in caught.value.faults]
        assert len(places) == len(set(places)), f"two faults at one place: {places}"
        return {fault.place: _sentence(fault) for fault in caught.value.faults}

    return faults_


def _sentence(fault: Fault) -> str:
    return f"{fault.problem.plain()} {fault.remedy.plain()}"
