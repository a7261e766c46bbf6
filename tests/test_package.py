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
        ("lib/stratbook", "stratbook"),
    ):
        for path in (root / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{inside}/{path.relative_to(root / folder).as_posix()}" in names
