"""From a client's folder to its report: everything checked, then run, then put in place."""

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path

from stratbook.brief.models import Brief
from stratbook.brief.read import read_brief
from stratbook.core.finding import FINDINGS
from stratbook.core.language import language as language_of
from stratbook.core.period import Period, parse_period
from stratbook.core.remembered import Memory, remembering
from stratbook.core.vocabulary import Document
from stratbook.ingest.account import Imported
from stratbook.notebook.parameters import Parameters
from stratbook.notebook.places import find_client
from stratbook.notebook.reading import REMEMBERED, given_to_all, read_client, trusted
from stratbook.notebook.session import look_of
from stratbook.report.actions.book import FILE, write_book
from stratbook.report.again.chapters import Again, ChapterStore
from stratbook.report.again.lock import locked
from stratbook.report.again.standing import Left
from stratbook.report.batch.facts import facts_of
from stratbook.report.chapters import CHAPTERS
from stratbook.report.engine.choice import EngineName
from stratbook.report.forms import Form
from stratbook.report.forms.writing import can_write, write_forms
from stratbook.report.gather import all_findings, gather
from stratbook.report.history import figures, keep
from stratbook.report.history_file import (
    KEEP,
    Keeping,
    closed_before,
    history_digest,
    read_history,
)
from stratbook.report.inputs import InputFile, input_files
from stratbook.report.keep import kept, write_notebook
from stratbook.report.manifest import manifest, write_manifest
from stratbook.report.material import Material
from stratbook.report.output import replacing, report_folder, tidy, working
from stratbook.report.page import render_page
from stratbook.report.run import Chapter, warm_worker
from stratbook.report.trace import FILE as TRACE
from stratbook.report.trace import trace_text
from stratbook.report.wanted import Rendered, Wanted


def render_client(  # noqa: PLR0913 - what a render can be asked for
    folder: str | Path,
    *,
    period: str = "",
    languages: Iterable[str] = (),
    document: str = "audit",
    out: Path = Path("reports"),
    keeping: Keeping = KEEP,
    engine: EngineName | None = None,
    forms: Iterable[Form] = (),
    detail: str = "",
    audience: str = "",
    force: bool = False,
) -> tuple[Path, ...]:
    """Render a client's report in one or more languages.

    Parameters
    ----------
    folder : str or Path
        The client's folder, or the name of one under ``data/clients``.
    period, languages, document, out, keeping, engine, forms, detail, audience, force
        As :class:`Wanted` has them.

    Returns
    -------
    tuple of Path
        The reports, in the order of the languages; left as they were where nothing that
        they are made from changed.

    Raises
    ------
    WorkbookError
        When a parameter or the brief does not fit, or a chapter did not run to its end;
        a report made before is then as it was.
    """
    wanted = Wanted(
        period=period, languages=tuple(languages), document=document, out=out, keeping=keeping,
        engine=engine, forms=tuple(forms), detail=detail, audience=audience, force=force,
    )  # fmt: skip
    return render_whole(folder, wanted).reports


def render_whole(folder: str | Path, wanted: Wanted) -> Rendered:
    """Render a client's report and say what was done.

    Parameters
    ----------
    folder : str or Path
        The client's folder, or the name of one under ``data/clients``.
    wanted : Wanted
        What is asked for.

    Raises
    ------
    WorkbookError
        As :func:`render_client`.
    """
    asked = wanted.parameters(str(folder))
    can_write(wanted.forms)
    client = find_client(str(folder))
    inputs = input_files(client)
    if (left := stands(client, inputs, wanted)) is not None:
        return Rendered(left.reports, left.facts, unchanged=True)
    brief = read_brief(client)
    span = asked[0].span(brief.file.period)
    report_folder(wanted.out, brief.client, span, "")
    with locked(wanted.out, brief.client, span.code):
        tidy(wanted.out, brief.client, span.code)
        with working(wanted.out, f"{brief.client}.{span.code}.") as work:
            whole = [_completed(each, brief, span, work) for each in asked]
            return _render(brief, whole, inputs, wanted)


def stands(client: Path, inputs: tuple[InputFile, ...], wanted: Wanted) -> Left | None:
    """Return the reports that would come out as they are; None when something changed.

    Parameters
    ----------
    client : Path
        The client's folder.
    inputs : tuple of InputFile
        Its files.
    wanted : Wanted
        What is asked for; nothing stands when everything is to run again.
    """
    return None if wanted.force else wanted.standing(client, _chapters(wanted)).left(inputs)


def _render(
    brief: Brief, asked: Sequence[Parameters], inputs: tuple[InputFile, ...], wanted: Wanted
) -> Rendered:
    client, span = brief.folder, parse_period(asked[0].period)
    sealed = wanted.kept(client)
    store = ChapterStore(sealed, brief.client, inputs)
    again = Again(store, CHAPTERS[asked[0].document], asked, force=wanted.force)
    engine = wanted.engine or EngineName.usual()
    lanes = wanted.running.lanes
    work = Path(asked[0].work)
    lent = warm_worker(engine, client, work, lanes) if again.missing else nullcontext()
    with lent as worker, again.keeping(lambda: input_files(client) == inputs):
        imported = read_client(brief, work)
        earlier = closed_before(read_history(client), span)
        material = Material(brief, imported, span, asked[0].document, inputs, earlier)
        runs = [(each, again.chapters(each, worker, wanted.running)) for each in asked]
        with remembering(_computed_in(work, brief, imported)):
            written = [_write(material, *run, wanted.out, wanted.forms) for run in runs]
            keep(client, span, figures(brief, material.scope, material.ground), wanted.keeping)
            facts = facts_of(material, runs[0][1])
    if again.steady:
        places = [(each.language, path.parent) for each, path in zip(asked, written, strict=True)]
        wanted.standing(client, _chapters(wanted)).keep(inputs, places, facts)
    return Rendered(
        tuple(written), facts, chapters_run=len(again.ran), chapters_kept=again.found,
        cpu=again.cpu, memory=again.memory,
    )  # fmt: skip


def _computed_in(work: Path, brief: Brief, imported: Imported) -> Memory:
    """Return what the chapters computed: what stands around them takes it from there."""
    tables = trusted(brief, imported.tables)
    return Memory(work / REMEMBERED, given_to_all(brief, imported, tables))


def _chapters(wanted: Wanted) -> tuple[str, ...]:
    return CHAPTERS[Document(wanted.document)]


def _completed(asked: Parameters, brief: Brief, span: Period, work: Path) -> Parameters:
    values = {
        "client": str(brief.folder),
        "period": span.code,
        "language": asked.language or brief.file.language,
        "work": str(work),
        "detail": asked.detail or brief.file.report.detail,
        "audience": asked.audience or brief.file.report.audience,
    }
    return asked.model_copy(update=values)


def _write(
    material: Material,
    parameters: Parameters,
    chapters: tuple[Chapter, ...],
    out: Path,
    forms: tuple[Form, ...],
) -> Path:
    language, audience = parameters.language, parameters.audience
    look = look_of(material.brief.file, language_of(language), audience)
    detail = parameters.detail or material.brief.file.report.detail
    shown = gather(material, chapters, language, detail, audience)
    page = render_page(look, shown)
    found = all_findings(chapters, material.since_findings)
    findings = FINDINGS.dump_json(found, indent=2)
    place = report_folder(out, material.brief.client, material.period, language)
    with replacing(place) as new:
        (new / "report.html").write_text(page, encoding="utf-8", newline="\n")
        (new / "findings.json").write_bytes(findings + b"\n")
        trace = trace_text(material.traced, found)
        (new / TRACE).write_text(trace, encoding="utf-8", newline="")
        (new / "notebooks").mkdir()
        for each in chapters:
            write_notebook(new / "notebooks" / f"{each.id}.ipynb", kept(each.notebook, parameters))
        written = [new / "findings.json", new / "report.html", new / TRACE]
        if shown.plan is not None and shown.plan.rows:
            book = new / FILE.format(language=language)
            write_book(book, look, shown.plan, material.brief.file.organisation.name)
            written.append(book)
        written += write_forms(forms, look, shown, new / "report.html")
        history = history_digest(material.earlier)
        content = manifest(parameters, material.inputs, chapters, written, history)
        write_manifest(new / "manifest.json", content, dt.datetime.now(dt.UTC))
    return place / "report.html"
