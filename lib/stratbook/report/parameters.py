"""The parameters of a run: held to what the notebook has, handed over in a file."""

from pathlib import Path
from typing import Final

import papermill

from stratbook.notebook.parameters import Parameters, refuse_unknown

# What a report settles for all its chapters: no notebook has a cell for it.
_OF_THE_REPORT: Final = {"chapter", "detail", "audience"}


def notes_folder(parameters: Parameters) -> Path:
    """Return where the chapters of one language leave their notes."""
    return Path(parameters.work) / parameters.language


def hand_over(parameters: Parameters, notebook: Path) -> dict[str, str]:
    """Write a chapter's parameter file and return what papermill injects.

    Parameters
    ----------
    parameters : Parameters
        Checked, with its work folder and its chapter.
    notebook : Path
        The edition that will run.

    Returns
    -------
    dict
        The path of the file as the notebook's ``client``: the one value that reaches the
        notebook as code, and it is a path of ours.

    Raises
    ------
    ParameterError
        When the notebook lacks one of the parameters.
    """
    values = parameters.model_dump(mode="json", exclude=_OF_THE_REPORT)
    refuse_unknown(values, papermill.inspect_notebook(str(notebook)), notebook.name)
    file = notes_folder(parameters) / "parameters" / f"{parameters.chapter}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(parameters.model_dump_json(indent=1), encoding="utf-8")
    return {"client": str(file)}
