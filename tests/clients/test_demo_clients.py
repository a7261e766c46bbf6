"""The demonstration clients: written by their script, byte for byte, and read without a fault."""

import importlib.util
from pathlib import Path

import pytest

CLIENTS = ("ateliers_du_rivage", "ville_de_port_alban")


@pytest.fixture(scope="module")
def script(root: Path):
    spec = importlib.util.spec_from_file_location(
        "demo_exports", root / "data" / "clients" / "demo_exports.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("client", CLIENTS)
def test_the_script_writes_the_committed_exports(script, client, root, tmp_path):
    getattr(script, client)(tmp_path)
    committed = root / "data" / "clients" / client / "exports"
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in committed.iterdir()}
