"""A course folder made again: what somebody edited or added in it stays."""

import pytest

from stratbook.core.errors import ParameterError
from stratbook.report.course import placing
from stratbook.report.course.placing import place


def test_made_again_it_keeps_what_was_edited_and_added(tmp_path):
    folder = tmp_path / "course"
    place(folder, {"a.txt": b"1", "b/c.txt": b"1", "gone.txt": b"1"})
    (folder / "a.txt").write_bytes(b"mine")
    (folder / "b" / "own.txt").write_bytes(b"mine too")
    placed = place(folder, {"a.txt": b"2", "b/c.txt": b"2"})
    found = {path.relative_to(folder).as_posix(): path.read_bytes()
             for path in folder.rglob("*.txt")}  # fmt: skip
    assert found == {"a.txt": b"mine", "b/c.txt": b"2", "b/own.txt": b"mine too"}
    assert placed.kept == ("a.txt",)
    assert place(folder, {"a.txt": b"3"}).kept == ("a.txt",)


@pytest.mark.parametrize("listed", [None, "[]", "{", '{"x": 1'])
def test_a_folder_made_by_somebody_else_is_left_alone(tmp_path, listed):
    (tmp_path / "thesis.txt").write_text("years of work")
    if listed is not None:
        (tmp_path / placing.LIST).write_text(listed)
    with pytest.raises(ParameterError, match="already holds something"):
        place(tmp_path, {"thesis.txt": b""})
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_a_failure_leaves_the_folder_as_it_was(tmp_path, monkeypatch):
    folder = tmp_path / "course"
    place(folder, {"a.txt": b"1"})

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(placing, "_write", full)
    with pytest.raises(ParameterError, match="No space left"):
        place(folder, {"a.txt": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["course"]
    assert (folder / "a.txt").read_bytes() == b"1"
