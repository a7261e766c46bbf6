"""Calendars of any kind: a small one by hand, and whatever hypothesis thinks of."""

import datetime as dt

from hypothesis import strategies as st

from stratbook.brief.cells import _ERRORS
from stratbook.brief.nearest import plain
from stratbook.brief.sheets.calendar import AUTHOR, STATE
from stratbook.brief.sheets.platforms import CTA
from stratbook.plan.calendar.row import COLUMNS, CalendarRow
from stratbook.report.calendar.view import CalendarView, HookLine

HOSTILE = '=HYPERLINK("http://evil.example","x")'
ROWS = (
    CalendarRow(id="N1", date=dt.date(2026, 11, 2), time=dt.time(18, 30), platform="instagram",
                format="reel", pillar="coulisses", angle="Le geste, en gros plan", cta="visit",
                link="https://www.example.org/a?utm_source=x", owner="Community manager",
                author="company", state="to_validate", hours=2.5),
    CalendarRow(id="N2", date=dt.date(2026, 11, 5), platform="facebook", pillar="boutique",
                text=HOSTILE, visual="photo\nde l’atelier", state="draft"),
    CalendarRow(id="N3", date=dt.date(2026, 12, 24), time=dt.time(9), platform="Newsletter",
                pillar="conseil", text="Joyeuses fêtes ; « à bientôt »", state="approved",
                approved_by="Direction", approved_on=dt.date(2026, 11, 20)),
)  # fmt: skip
VIEW = CalendarView(
    "petits_pots", "Petits Pots", ROWS,
    hooks=(HookLine(dt.date(2026, 11, 11), dt.date(2026, 11, 11), "Armistice"),),
    offered={"pillar": ("boutique", "coulisses", "conseil")},
)  # fmt: skip

_ODD = (
    "=1+1", HOSTILE, "@SUM(A1)", "-2+3", "+33 6", "a\nb\n\nc", "a\r\nb", "_x000D_", "#NOEL",
    "  around  ", "00123", "2026-01-01", "1,5", "TRUE", "\x00\x0b", "\ufffe", "é\u00a0!", "'=1",
)  # fmt: skip
_TEXT = (st.text(max_size=30) | st.sampled_from(_ODD)).filter(lambda e: e.strip() not in _ERRORS)
_IDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Z", "M")), min_size=1, max_size=8
).filter(lambda each: plain(each) and each.strip() not in _ERRORS)
_DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))
_TYPED = {
    "id": _IDS,
    "date": _DAYS,
    "time": st.none() | st.times(),
    "platform": st.sampled_from(["instagram", "x", "linkedin", "Newsletter", "Affichage"]),
    "cta": st.sampled_from(["", *(id_ for id_, *_ in CTA)]),
    "author": st.sampled_from(["", *(id_ for id_, *_ in AUTHOR)]),
    "state": st.sampled_from(["", *(id_ for id_, *_ in STATE)]),
    "approved_on": st.none() | _DAYS,
    "hours": st.none() | st.floats(0, 1000),
}
ANY_ROW = st.builds(CalendarRow, **{key: _TYPED.get(key, _TEXT) for key in COLUMNS})
ANY_ROWS = st.lists(ANY_ROW, min_size=1, max_size=5, unique_by=lambda row: plain(row.id))
