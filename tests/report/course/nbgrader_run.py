"""Run by a test in a process of its own: one assignment through nbgrader, three submissions.

In the course's folder given as argument, ``submissions.json`` holds, by student, the sources of
the answer cells by their grade id. Writes out the scores that nbgrader's gradebook has.
"""

import json
import os
import sys
from pathlib import Path

import nbformat
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config


def main(folder: Path, assignment: str) -> None:
    os.chdir(folder)
    config = Config()
    config.CourseDirectory.root = str(folder)
    config.CourseDirectory.course_id = "stratbook"
    config.ClearSolutions.code_stub = {"python": "# stub"}
    config.ExecutePreprocessor.timeout = 120
    api = NbGraderAPI(config=config)
    made = api.generate_assignment(assignment)
    assert made["success"], made["log"]
    released = folder / "release" / assignment / f"{assignment}.ipynb"
    told = {"released": released.read_text(encoding="utf-8"), "scores": {}}
    for student, answers in json.loads(Path("submissions.json").read_text()).items():
        notebook = nbformat.read(released, as_version=4)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.source = answers.get(name, cell.source)
        place = folder / "submitted" / student / assignment / released.name
        place.parent.mkdir(parents=True)
        nbformat.write(notebook, place)
        graded = api.autograde(assignment, student)
        assert graded["success"], graded["log"]
        with api.gradebook as book:
            work = book.find_submission(assignment, student)
            cells = {each.name: each for note in work.notebooks for each in note.grades}
            told["scores"][student] = {
                "score": work.score,
                "max": work.max_score,
                "manual": sorted(name for name, each in cells.items() if each.needs_manual_grade),
                "cells": {name: [each.score, each.max_score] for name, each in cells.items()},
            }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
