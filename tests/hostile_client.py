"""A client whose every free text attacks: the tiny client, every sheet and every plain table.

Each text holds one of :data:`PAYLOADS`, the same for the same column and row of whatever
sheet, so that rows that name one another still do.
"""

import csv
import io
import json
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from stratbook.brief.sheets import SHEETS
from stratbook.brief.sheets.field import Field, Sheet
from stratbook.core import reference
from stratbook.core.tables import SCHEMAS, Column
from tiny_client import write_client

EVIL: Final = "evil.invalid"
MARK: Final = "pwned"
PAYLOADS: Final = (
    f'"><img src=x onerror="{MARK}(1)">',
    f"<script>{MARK}(2)</script>",
    f"</style></title><script>{MARK}(3)</script>",
    f"'\"--></script><svg/onload={MARK}(4)>",
    f'<a href="javascript:{MARK}(5)" autofocus onfocus={MARK}(5)>x</a>',
    f"[x](javascript:{MARK}(6)) ![y](https://{EVIL}/6.png) <https://{EVIL}/6>",
    f'`x` **b** | a | b | <iframe src="https://{EVIL}/7"></iframe>',
    "{{ 7919*7919 }}{% for x in range(3) %}€{% endfor %}{#",
    "{0.__class__} {client} {} %(name)s ${7919*7919} $\\undefined{x}$ $_^$",
    f'";}} * {{ background: url(https://{EVIL}/9) }} @import "https://{EVIL}/9"; \\3c/style>',
    f"<svg><animate onbegin={MARK}(10) attributeName=x dur=1s></svg>",
    f'=HYPERLINK("https://{EVIL}/11";"click")',
    "=cmd|'/C calc'!A0",
    "+7919*7919",
    "-7919*7919|x",
    "@SUM(1+1)*7919",
    "../../../../etc/passwd",
    "C:\\Windows\\..\\con.txt",
    '!!python/object/apply:os.system ["true"]',
    f'<meta http-equiv="refresh" content="0;url=https://{EVIL}/19"><base href=//{EVIL}>',
    "\u202egnp.exe\u2066 \u200b&lt;b&gt; &amp;#60;",
    f"</textarea></template><form action=https://{EVIL}/21><button autofocus>",
    f"<![CDATA[<script>{MARK}(22)</script>]]><?xml version='1.0'?>",
    f"data:text/html,<script>{MARK}(23)</script>",
)
_ROWS: Final = 3
_PLATFORMS: Final = ("instagram", "facebook", "linkedin")
_EARLY: Final = ("starts", "start", "date_start", "ordered_on", "started", "opened_at")


def payload(name: str, row: int) -> str:
    """Return the attack of a column's row."""
    return PAYLOADS[(zlib.crc32(name.encode()) + 7 * row) % len(PAYLOADS)]


def write_hostile_client(place: Path) -> Path:
    """Write the client's folder at ``place`` and return it."""
    write_client(place, _brief())
    for sheet in SHEETS:
        _write(place / "inputs" / f"{sheet.id}.csv", *_sheet(sheet))
    for name, schema in SCHEMAS.items():
        file = place / "exports" / f"{name} {PAYLOADS[0].replace('/', '')} ={name}.csv"
        _write(file, *_table(schema.columns))
    (place / "notes").mkdir()
    texts = "\n\n".join(PAYLOADS)
    (place / "notes" / "after_summary.md").write_text(f"# {texts}\n", encoding="utf-8")
    (place / "notes" / "chapter_03_poem.fr.md").write_text(_front(texts), encoding="utf-8")
    return place


def _front(text: str) -> str:
    return f"---\nchapter: 03_poem\n---\n{text}\n"


def _brief() -> str:
    """Return the brief, as JSON: it is YAML too, and quotes for us."""
    first, second = PAYLOADS[0][:80], PAYLOADS[2][:80]
    written = {
        "organisation": {"name": f"Pots {PAYLOADS[2]}", "type": "btoc", "sector": PAYLOADS[0]},
        "language": "fr",
        "timezone": "Europe/Paris",
        "period": "2026-10",
        "brand": {"tagline": PAYLOADS[0], "obsolete": [first], "names": [second]},
        "agency": {
            "name": PAYLOADS[3],
            "author": PAYLOADS[11],
            "confidentiality": PAYLOADS[9],
        },
        "report": {"detail": "full", "title": PAYLOADS[7], "footer": f"&G{PAYLOADS[9]}"[:80]},
        "objectives": [_objective(at, text) for at, text in enumerate(PAYLOADS[:6])],
        "budget": {"total": 3000, "ad_space": 2000, "aim": "reach",
                   "period": "2026-11-01..2026-12-31"},
        "exports": {"brand": "Les Petits Pots", "extracted_on": "2026-11-03"},
        "tags": {"rules": [{"when": {"contains": ["alert", "script"]},
                            "set": {"pillar": PAYLOADS[0], "campaign": PAYLOADS[11]}}]},
        "overrides": [{"rule": "poem.class", "subject": payload("item", 0), "choice": "paid",
                       "reason": PAYLOADS[0], "by": PAYLOADS[1]}],
        "sentences": [_sentence(at, rule) for at, rule in enumerate(sorted(_findings()))],
        "links": {"client": PAYLOADS[15]},
    }  # fmt: skip
    return json.dumps(written, ensure_ascii=False, indent=1)


def _objective(at: int, text: str) -> dict[str, object]:
    return {
        "id": f"reach-{at}", "statement": text, "indicator": "er_reach", "target": 0.05,
        "baseline": 0.03, "per": "month", "due": "2026-12-31", "owner": payload("owner", at),
    }  # fmt: skip


def _findings() -> Iterable[str]:
    """Return every other finding: the rest keep their own words, with the client's in them."""
    known = sorted(each.id for each in reference.rules().values() if each.kind == "finding")
    return known[::4]


def _sentence(at: int, rule: str) -> dict[str, str]:
    text = PAYLOADS[at % len(PAYLOADS)]
    part = ("headline", "so_what", "action")[at % 3]
    return {"finding": rule, "part": part, "fr": text, "reason": text, "by": text[:80]}


def _write(path: Path, headings: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")


def _sheet(sheet: Sheet) -> tuple[list[str], list[list[object]]]:
    told = _SHEETS.get(sheet.id, {})
    rows = [
        [told.get(each.id, ("",) * _ROWS)[row] if each.id in told else _cell(each, row)
         for each in sheet.fields]
        for row in range(_ROWS)
    ]  # fmt: skip
    return [each.id for each in sheet.fields], rows


def _cell(field: Field, row: int) -> object:
    if field.kind == "text" and field.id in _TEXTS:
        return _TEXTS[field.id][row]
    match field.kind:
        case "text":
            return payload(field.id, row)
        case "number":
            return _number(field, row)
        case "day":
            return f"2026-10-{(5 if field.id in _EARLY else 20) + row:02d}"
        case "flag":
            return ("oui", "non", "oui")[row]
        case "choice":
            return field.choices[row % len(field.choices)][0]
        case "period":
            return "2026-10"
        case _:
            return _PLATFORMS[row]


def _number(field: Field, row: int) -> str:
    least, most = field.least or 0, field.most
    value = row + 1 if most is None else (row + 1) * (most - least) / 4
    return f"{least + value:.2f}".replace(".", ",")


def _table(columns: Iterable[Column]) -> tuple[list[str], list[list[object]]]:
    held = [each for each in columns if each.name not in {"permalink", "metric_basis"}]
    rows = [[_value(each, row) for each in held] for row in range(24)]
    names = [each.name for each in held]
    return [*names, *PAYLOADS[:4]], [[*row, *PAYLOADS[4:8]] for row in rows]


def _value(column: Column, row: int) -> object:
    name, day = column.name, f"2026-{9 + row % 2:02d}-{2 + row:02d}"
    if name in _COLUMNS:
        return _COLUMNS[name][row % len(_COLUMNS[name])]
    match column.kind:
        case "instant":
            return f"{day}T{9 + (name == 'resolved_at')}:00:00"
        case "day":
            return day
        case "number":
            return 1 + row % 5 if name == "rating" else 100 + row
        case "flag":
            return ("yes", "no")[row % 2]
        case _:
            return f"{PAYLOADS[row % len(PAYLOADS)]} {name}"


_COLUMNS: Final[Mapping[str, tuple[object, ...]]] = {
    "platform": _PLATFORMS,
    "format": ("photo", "reel", "video"),
    "metric": ("followers", "reach"),
    "currency": ("EUR",),
    "sentiment": ("positive", "negative", "neutral"),
    "measure": ("footfall",),
    "question": ("awareness",),
    "brand": ("Les Petits Pots", *PAYLOADS[:3]),
    "date_start": ("2026-09-01", "2026-10-01"),
    "date_end": ("2026-09-30", "2026-10-31"),
}
# Cells that other cells, or the brief, must know.
_TEXTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "objective": ("reach-0", "reach-1", "reach-2"),
    "kpi": ("er_reach", "er_reach", "er_reach"),
    "kpis": ("er_reach", "er_reach", "er_reach"),
    "time": ("09:30", "12:00", "18:30"),
    "depends_on": ("", "", ""),
}
_SHEETS: Final[Mapping[str, Mapping[str, tuple[object, ...]]]] = {
    "weights": {"points": (100, 100, 100)},
}
