"""The demonstration clients: written by their package, byte for byte, and read without a fault."""

import importlib.util
import sys
from pathlib import Path

import pytest

from stratbook.notebook.session import open_session

CLIENTS = (
    "ateliers_du_rivage", "ville_de_port_alban", "halden_controls", "les_sentiers_vivants",
    "librairie_du_quai",
)  # fmt: skip
SMALL = 440 * 1024


@pytest.fixture(scope="module")
def package(root: Path):
    """Import the package that stands beside the folder of clients."""
    folder = root / "data" / "demo_exports"
    spec = importlib.util.spec_from_file_location(
        "demo_exports", folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["demo_exports"] = module
    spec.loader.exec_module(module)
    yield module
    for name in [each for each in sys.modules if each.split(".")[0] == "demo_exports"]:
        del sys.modules[name]


def exports(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_client_has_its_writer(package, root) -> None:
    assert set(package.CLIENTS) == set(CLIENTS)
    for client in CLIENTS:
        assert (root / "data" / "clients" / client / "client.yml").is_file()


@pytest.mark.parametrize("client", CLIENTS)
def test_the_package_writes_the_committed_exports(package, client, root, tmp_path) -> None:
    package.CLIENTS[client](tmp_path)
    assert exports(tmp_path) == exports(root / "data" / "clients" / client / "exports")


@pytest.mark.parametrize("client", CLIENTS[2:])
def test_the_newer_clients_stay_small(client, root) -> None:
    files = exports(root / "data" / "clients" / client / "exports")
    assert sum(map(len, files.values())) < SMALL


@pytest.mark.parametrize("client", CLIENTS)
def test_every_export_is_recognised(client, root, tmp_path) -> None:
    session = open_session(root / "data" / "clients" / client, work=tmp_path)
    files = session.account.files
    assert [file.file for file in files if not file.export] == []
    # The row of a deleted post, of which Meta's older export is full.
    refused = {file.file: len(file.refused) for file in files if file.refused}
    assert refused in ({}, {"exports/facebook_contenu_sept-oct_2025.csv": 1})
