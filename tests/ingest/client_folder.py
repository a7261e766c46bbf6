"""What the tests of this folder share: a client's folder made of given files."""

from pathlib import Path

from stratbook.ingest.account import Imported, Options
from stratbook.ingest.folder import read_exports


def with_files(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files into a client folder's exports, and return the client's folder."""
    for name, data in files.items():
        place = folder / "exports" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder


def imported(folder: Path, files: dict[str, bytes], **options: object) -> Imported:
    """Read files as a client's exports."""
    return read_exports(with_files(folder, files), Options(**options))  # type: ignore[arg-type]


def warnings_of(result: Imported) -> str:
    """Return all warnings of an import in English."""
    return "\n".join(each.plain() for file in result.account.files for each in file.warnings)


def faults_of(result: Imported) -> str:
    """Return all faults of an import in English."""
    return "\n".join(
        f"{fault.place}: {fault.problem.plain()} {fault.remedy.plain()}"
        for fault in result.account.faults
    )
