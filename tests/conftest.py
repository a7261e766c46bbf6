"""What the tests share: the folder of real and spoiled exports, where there is one."""

from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does: it proves nothing.
settings.register_profile("stratbook", deadline=None)
settings.load_profile("stratbook")

ROOT = Path(__file__).parents[1]


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
