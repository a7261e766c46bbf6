"""What is installed from a wheel holds the data and notebooks it needs."""

import subprocess
import sys
import zipfile


def test_the_wheel_carries_reference_data_notebooks_catalogues_and_styles(root, tmp_path):
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, root],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, inside in (
        ("data/reference", "stratbook/reference"),
        ("notebooks/fr", "stratbook/notebooks/fr"),
        ("notebooks/en", "stratbook/notebooks/en"),
        ("notebooks/src", "stratbook/notebooks/src"),
        ("data/clients/ateliers_du_rivage", "stratbook/clients/ateliers_du_rivage"),
        ("data/demo_exports", "stratbook/demo_exports"),
        ("lib/stratbook", "stratbook"),
    ):
        for path in (root / folder).rglob("*"):
            hidden = any(
                each.startswith((".", "__pycache__")) for each in path.parts[len(root.parts) :]
            )
            written = path.name in {"kpi_history.csv", "tags.xlsx"}  # by commands run here
            if path.is_file() and not hidden and not written:
                assert f"{inside}/{path.relative_to(root / folder).as_posix()}" in names
    assert not [each for each in names if "/." in each]  # no key of a client's
