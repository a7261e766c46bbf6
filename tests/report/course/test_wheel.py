"""The program a course carries: the same bytes each time, with what it needs."""

import io
import re
import tomllib
import zipfile

from stratbook.report.course.wheel import requirements, wheel


def test_the_wheel_is_the_same_each_time_and_lists_its_files():
    name, data = wheel()
    assert wheel() == (name, data)
    archive = zipfile.ZipFile(io.BytesIO(data))
    (record,) = (each for each in archive.namelist() if each.endswith("/RECORD"))
    listed = [line.split(",")[0] for line in archive.read(record).decode().splitlines()]
    assert sorted(listed) == sorted(archive.namelist())
    assert {"stratbook/reference/platforms.toml", "stratbook/notebooks/fr/03_poem.ipynb"} <= set(
        listed
    )


def test_the_libraries_are_those_the_program_names(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.match(r"[\w.-]+", each)[0] for each in project["dependencies"]}
    lines = requirements("x.whl").splitlines()
    assert lines[0] == "./x.whl"
    assert {line.partition("==")[0] for line in lines[1:]} == names
