"""environment.yml says what pyproject.toml says, and requirements.lock names no address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from rattler import MatchSpec
from ruamel.yaml import YAML

# Where conda-forge names a package otherwise than PyPI does.
CONDA_NAMES = {
    "matplotlib": "matplotlib-base",
    "tzdata": "python-tzdata",
}


@pytest.fixture(scope="module")
def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def environment(root: Path) -> dict:
    return YAML(typ="safe").load((root / "environment.yml").read_text(encoding="utf-8"))


def test_conda_and_pip_ask_for_the_same_packages(project, environment):
    wanted = {
        f"{CONDA_NAMES.get(each.name, each.name)} {each.specifier}"
        for each in map(Requirement, project["dependencies"])
    }
    plain = {each for each in environment["dependencies"] if isinstance(each, str)}
    assert plain - {"pip"} == wanted | {f"python {project['requires-python']}"}
    assert {"pip": ["-e ."]} in environment["dependencies"]


def test_every_conda_line_is_a_match_spec(environment):
    for line in environment["dependencies"]:
        if isinstance(line, str):
            name = line.split()[0]
            assert MatchSpec(line).name.normalized == name


def test_the_lock_pins_all_we_ask_for_and_names_no_address(root, project):
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--index" not in lock
    pinned = dict(re.findall(r"^([a-z0-9_.-]+)==([^ ;\\]+)", lock, flags=re.MULTILINE))
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for requirement in map(Requirement, asked):
        version = pinned[requirement.name.lower().replace("_", "-").replace(".", "-")]
        assert requirement.specifier.contains(version), requirement
