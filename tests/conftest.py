"""What the tests share: the folder of real and spoiled exports, where there is one."""

from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does: it proves nothing.
settings.register_profile("stratbook", deadline=None)
settings.load_profile("stratbook")

ROOT = Path(__file__).parents[1]


LONG = ("browser", "clients", "report")  # folders whose tests render, open browsers, start kernels


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin each worker's share with long tests, so that none is left alone at the end.

    Workers are given equal shares in this order; a file's tests stay together, since they share
    what they render.
    """
    count = getattr(config, "workerinput", {}).get("workercount", 1)
    if count == 1:
        return
    files = [list(each) for _, each in groupby(items, key=lambda item: item.path)]
    shares: list[list[pytest.Item]] = [[] for _ in range(count)]
    for position, file in enumerate(each for each in files if _is_long(each)):
        shares[position % count] += file
    quick = [item for file in files if not _is_long(file) for item in file]
    left = len(items)
    for position, share in enumerate(shares):
        wanted = max(0, left // (count - position) - len(share))
        share.extend(quick[:wanted])
        del quick[:wanted]
        left -= len(share)
    items[:] = [item for share in shares for item in share] + quick


def _is_long(file: list[pytest.Item]) -> bool:
    inside = file[0].path.relative_to(ROOT / "tests").parts
    return inside[0] in LONG or any(item.get_closest_marker("slow") for item in file)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real and spoiled exports, or skip where it is absent."""
    place = ROOT.parent / "shared"
    if not (place / "data" / "real").is_dir():
        pytest.skip("the folder of real exports is not beside this checkout")
    return place
