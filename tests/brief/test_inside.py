"""A brief is read from the client's folder alone: links out of it, and pipes, are refused."""

import os
import sys

import pytest

from stratbook.brief.read import read_brief

NAMES = ("inputs.xlsx", "tags.csv", "inputs/media.csv", "notes/summary.md")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", NAMES)
def test_a_link_out_of_the_folder_is_refused(write, faults, name):
    folder = write()
    secret = folder.parent / "acme-secret"
    secret.write_text("a secret", encoding="utf-8")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).symlink_to(secret)
    found = faults(folder)
    assert list(found) == [name]
    assert "out of the client's folder" in found[name]
    assert "a secret" not in found[name]


def test_a_folder_that_is_a_link_out_is_refused(write, faults, tmp_path):
    folder = write()
    (tmp_path / "elsewhere").mkdir()
    (folder / "inputs").symlink_to(tmp_path / "elsewhere")
    assert list(faults(folder)) == ["inputs"]


def test_a_link_within_the_folder_is_read(write):
    folder = write()
    (folder / "inputs").mkdir()
    (folder / "context-of-last-year.csv").write_text("topic;statement\n", encoding="utf-8")
    (folder / "inputs" / "context.csv").symlink_to(folder / "context-of-last-year.csv")
    assert read_brief(folder).client == "acme"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of this kind are Unix's")
def test_a_pipe_is_never_waited_for(write, faults):
    folder = write()
    (folder / "client.yml").unlink()
    os.mkfifo(folder / "client.yml")
    assert "a device or a pipe" in faults(folder)["client.yml"]
