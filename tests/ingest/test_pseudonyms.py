"""Pseudonyms of authors: salted with the client's own secret, which no figure depends on."""

import hashlib
import stat
from pathlib import Path

import pytest

from stratbook.core.period import month
from stratbook.ingest import pseudonyms
from stratbook.ingest.account import Options
from stratbook.ingest.folder import read_exports
from stratbook.ingest.pseudonyms import FILE, client_key
from stratbook.report.inputs import input_files
from stratbook.strategy.kpis import Scope, measure
from stratbook.strategy.reputation import draw_sample

HANDLES = ["lea.martin", "zoe_k", "lea.martin", "marc"]
MENTIONS = "published_at,platform,author_hash,brand,text,is_repost,sentiment\n" + "".join(
    f"2026-10-{day:02d}T10:00:00,x,{who},Acme,Text {day},false,{tone}\n"
    for day, (who, tone) in enumerate(
        zip(HANDLES, ("positive", "negative", "neutral", "positive"), strict=True), 1
    )
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    exports = tmp_path / "acme" / "exports"
    exports.mkdir(parents=True)
    (exports / "mentions.csv").write_text(MENTIONS, "utf-8")
    return exports.parent


def authors(folder: Path, key: str) -> list[str]:
    tables = read_exports(folder, Options(key=key)).tables
    return tables["mentions"].sort_values("published_at")["author_hash"].tolist()


def test_the_secret_is_drawn_once_and_kept_for_its_owner(folder: Path) -> None:
    key = client_key(folder)
    assert client_key(folder) == key
    assert len(bytes.fromhex(key)) == 32
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    assert FILE not in [each.path for each in input_files(folder)]
    assert client_key(folder / "exports") != key


def test_a_dictionary_of_handles_finds_nobody(folder: Path) -> None:
    found = authors(folder, client_key(folder))
    plain = [
        digest(text.encode()).hexdigest()[:16]
        for handle in HANDLES for text in (handle, f"@{handle}", f"x\0{handle}")
        for digest in (hashlib.sha256, hashlib.sha1, hashlib.md5, hashlib.blake2b)
    ]  # fmt: skip
    assert not {*plain, *HANDLES} & set(found)
    assert found[0] == found[2]
    assert len(set(found)) == 3
    assert found != authors(folder, "0" * 64)


def test_another_secret_gives_the_same_figures_and_the_same_sample(folder: Path) -> None:
    told = []
    for key in ("0" * 64, "1" * 64):
        tables = read_exports(folder, Options(key=key)).tables
        scope = Scope(tables, month(2026, 10), "EUR", brands=("Acme",))
        measures = [measure(id_, scope) for id_ in ("net_sentiment", "ptat", "mentions")]
        sample = draw_sample(tables["mentions"], 3)
        told.append(([(m.value, m.interval, m.n) for m in measures], sample.to_dict("list")))
    assert told[0] == told[1]
    assert told[0][0][0][0] == pytest.approx(25.0)
    assert told[0][0][1][0] == 3


@pytest.mark.parametrize("damaged", ["", "not a key", "ab" * 31])
def test_a_damaged_secret_never_leaves_authors_unsalted(folder: Path, damaged: str) -> None:
    (folder / FILE).write_text(damaged)
    assert len(client_key(folder)) == 64
    assert not set(HANDLES) & set(authors(folder, client_key(folder)))


def test_a_folder_that_cannot_be_written_is_salted_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(pseudonyms.Path, "touch", refuse)
    assert len(client_key(folder)) == 64
    assert not (folder / FILE).exists()


def test_the_secret_is_not_told() -> None:
    assert "5ec2e7" not in repr(Options(key="5ec2e7"))


def test_a_command_that_writes_nothing_leaves_no_secret_behind(folder: Path) -> None:
    assert len(client_key(folder, keep=False)) == 64
    assert not (folder / FILE).exists()
    kept = client_key(folder)
    assert client_key(folder, keep=False) == kept
