"""From a client's folder to its report: everything checked, then run, then put in place."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from stratbook.brief.read import read_brief
from stratbook.core.finding import FINDINGS
from stratbook.core.language import language as language_of
from stratbook.notebook.parameters import Parameters, checked
from stratbook.notebook.places import find_client
from stratbook.notebook.reading import read_client
from stratbook.notebook.session import look_of
from stratbook.report.chapters import CHAPTERS
from stratbook.report.gather import Material, all_findings, gather
from stratbook.report.history import (
    KEEP,
    Keeping,
    closed_before,
    figures,
    history_digest,
    keep,
    read_history,
)
from stratbook.report.keep import kept, write_notebook
from stratbook.report.manifest import input_files, manifest, write_manifest
from stratbook.report.output import client_id, replacing, report_folder, working
from stratbook.report.page import render_page
from stratbook.report.run import Chapter, run_chapters


def render_client(  # noqa: PLR0913 - what a render can be asked for
    folder: str | Path,
    *,
    period: str = "",
    languages: Iterable[str] = (),
    document: str = "audit",
    out: Path = Path("reports"),
    keeping: Keeping = KEEP,
) -> tuple[Path, ...]:
    """Render a client's report in one or more languages.

    Parameters
    ----------
    folder : str or Path
        The client's folder, or the name of one under ``data/clients``.
    period : str
        As people write it: ``2026-10``; empty for the brief's.
    languages : iterable of str
        ``fr``, ``en`` or both; none for the brief's.
    document : str
        ``audit``, ``performance`` or ``pulse``.
    out : Path
        The report goes to ``<out>/<client>/<period>/<language>/report.html``.
    keeping : Keeping
        Whether the period's figures go to the client's ``kpi_history.csv`` afterwards.

    Returns
    -------
    tuple of Path
        The reports, in the order of the languages.

    Raises
    ------
    WorkbookError
        When a parameter or the brief does not fit, or a chapter did not run to its end;
        a report made before is then as it was.
    """
    wanted = tuple(dict.fromkeys(languages)) or ("",)
    asked = [
        checked({"client": str(folder), "period": period, "language": each, "document": document})
        for each in wanted
    ]
    client = find_client(str(folder))
    inputs = input_files(client)
    brief = read_brief(client)
    with working(out, client_id(client)) as work:
        imported = read_client(brief, work)
        span = asked[0].span(brief.file.period)
        earlier = closed_before(read_history(client), span)
        material = Material(brief, imported, span, asked[0].document, inputs, earlier)
        runs = [_run(_completed(each, material, work)) for each in asked]
        written = tuple(_write(material, *run, out) for run in runs)
        keep(client, span, figures(brief, material.scope, material.ground), keeping)
        return written


def _completed(asked: Parameters, material: Material, work: Path) -> Parameters:
    values = {
        "client": str(material.brief.folder),
        "period": material.period.code,
        "language": asked.language or material.brief.file.language,
        "work": str(work),
    }
    return asked.model_copy(update=values)


def _run(parameters: Parameters) -> tuple[Parameters, tuple[Chapter, ...]]:
    return parameters, run_chapters(CHAPTERS[parameters.document], parameters)


def _write(
    material: Material, parameters: Parameters, chapters: tuple[Chapter, ...], out: Path
) -> Path:
    language = parameters.language
    look = look_of(material.brief.file, language_of(language))
    page = render_page(look, gather(material, chapters, language))
    findings = FINDINGS.dump_json(all_findings(chapters, material.since_findings), indent=2)
    place = report_folder(out, material.brief.client, material.period, language)
    with replacing(place) as new:
        (new / "report.html").write_text(page, encoding="utf-8", newline="\n")
        (new / "findings.json").write_bytes(findings + b"\n")
        (new / "notebooks").mkdir()
        for each in chapters:
            write_notebook(new / "notebooks" / f"{each.id}.ipynb", kept(each.notebook, parameters))
        written = [new / "findings.json", new / "report.html"]
        history = history_digest(material.earlier)
        content = manifest(parameters, material.inputs, chapters, written, history)
        write_manifest(new / "manifest.json", content, dt.datetime.now(dt.UTC))
    return place / "report.html"
