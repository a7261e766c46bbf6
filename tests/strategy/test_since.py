"""From one report to the next: what was done, what was decided, which figures changed."""

import csv
import datetime as dt
import io
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratbook.brief.models import Brief, ClientFile
from stratbook.core import reference
from stratbook.core.errors import BriefError
from stratbook.core.message import Message
from stratbook.core.period import month, parse_period, week
from stratbook.core.recorded import COLUMNS, Recorded, replaced, rows_of, text_of
from stratbook.core.reference import threshold
from stratbook.core.tables import Tables, conform
from stratbook.strategy.kpis import Scope, measure
from stratbook.strategy.since import Ground, findings, record_of, since_last
from stratbook.strategy.since.restated import restated

ZONE = "Europe/Paris"
POSTS = "exports/posts.csv"
THEN = Ground({POSTS: "aa" * 32}, {POSTS: dt.date(2026, 9, 30)}, "0.1")
NOW = Ground({POSTS: "bb" * 32}, {POSTS: dt.date(2026, 10, 31)}, "0.1")

ACTIONS = """\
action;owner;due;done_on;cost;kpi;state;source
Reshoot the best sellers;CM;2026-10-15;2026-10-22;0;er_reach;done;inputs/actions.csv:2
Close the old page;CM;2026-09-30;;0;;doing;inputs/actions.csv:3
Write the answers;CM;2026-09-15;2026-09-10;0;;done;inputs/actions.csv:4
Open Pinterest;SMM;2026-11-30;;300;;to_do;inputs/actions.csv:5
Contest;SMM;2026-10-15;;800;;dropped;inputs/actions.csv:6
Brief the shop;CM;2026-10-20;;0;;done;inputs/actions.csv:7
After the end;CM;2026-10-31;2026-11-04;0;;done;inputs/actions.csv:8
"""
DECISIONS = """\
chapter;question;options;criteria;choice;reason;owner;on;due;cost;source
04_platforms;Pinterest?;;;yes;photos exist;Head;2026-10-12;2026-11-30;;inputs/decisions.csv:2
04_platforms;TikTok?;;;;;Head;;2026-10-15;;inputs/decisions.csv:3
06_media_plan;Keep the budget?;;;yes;cheaper;Head;2026-09-12;;6000;inputs/decisions.csv:4
06_media_plan;Next year?;;;;;Head;;2026-12-15;;inputs/decisions.csv:5
"""


def sheet(text: str, *days: str) -> pd.DataFrame:
    rows = [line.split(";") for line in text.strip().splitlines()]
    frame = pd.DataFrame(rows[1:], columns=rows[0]).replace("", None)
    for name in days:
        frame[name] = pd.to_datetime(frame[name])
    for name in ("platform", "lever", "start", "hours"):
        if name not in frame.columns:
            frame[name] = None
    frame["cost"] = pd.to_numeric(frame["cost"])
    return frame


@pytest.fixture
def brief(tmp_path):
    file = ClientFile.model_validate(
        {"organisation": {"name": "Pots", "type": "btoc"}, "period": "2026-10"}
    )
    actions = sheet(ACTIONS, "due", "done_on")
    inputs = {
        "actions": actions,
        "questions": actions.iloc[:0],
        "decisions": sheet(DECISIONS, "on", "due"),
    }
    return Brief(folder=tmp_path, file=file, inputs=inputs)


def posts(*rows: tuple[str, float, float]) -> Scope:
    """Return a scope over October on posts of (day, reach, reactions)."""
    frame = pd.DataFrame(
        [
            {
                "post_id": day, "platform": "instagram", "reach": reach, "reactions": likes,
                "published_at": pd.Timestamp(day, tz=ZONE), "source": f"{POSTS}:{at}",
                "comments": 0.0, "shares": 0.0, "saves": 0.0,
            }
            for at, (day, reach, likes) in enumerate(rows, 2)
        ]
    )  # fmt: skip
    tables = Tables({"posts": conform("posts", frame, ZONE)}, ZONE)
    return Scope(tables, month(2026, 10), "EUR")


def september(scope: Scope, *kpis: str, ground: Ground = THEN) -> list[Recorded]:
    over = scope.over(month(2026, 9))
    rows = [record_of(over, measure(kpi, over), ground) for kpi in kpis]
    return [row for row in rows if row is not None]


BEFORE = posts(("2026-09-03", 1000, 40), ("2026-09-20", 1000, 20))
AFTER = posts(("2026-09-03", 1000, 40), ("2026-09-20", 1500, 60), ("2026-10-05", 900, 30))


# -- figures of earlier reports ---------------------------------------------------------


def test_a_figure_that_changed_is_told_with_both_values_and_the_reason():
    ((row,), checked) = restated(AFTER, NOW, september(BEFORE, "er_reach"))
    assert checked == 1
    # 60 interactions of 2,000 contacts then; 100 of 2,500 today.
    assert (row.then.value, row.now.value) == (pytest.approx(0.03), pytest.approx(0.04))
    assert row.change == pytest.approx(0.01)
    assert row.size == pytest.approx(1 / 3)
    assert row.then.digest != row.now.digest
    assert row.reason.plain() == (
        "The export was made later: the files now go up to 31 October 2026, they stopped at "
        "30 September 2026."
    )


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ({}, {"data_until": "2026-09-30"}, "The content changed: posts.csv."),
        ({"files": "exports/b.csv"}, {"data_until": "2026-09-30"},
         "Other files: posts.csv; then: b.csv."),
        ({"digest": ""}, {"version": "0.2"}, "Same files, another version of the software"),
        ({"digest": ""}, {}, "Same files: a setting of the brief changed."),
        ({"formula": "another"}, {}, "Counted by another definition than then."),
    ],
)  # fmt: skip
def test_each_cause_has_its_reason(then, now, said):
    until = {POSTS: dt.date(2026, 9, 30)} if now else NOW.until
    ground = replace(NOW, until=until, version=now.get("version", "0.1"))
    (row,) = september(BEFORE, "er_reach")
    old = replace(row, **then)
    if then.get("digest") == "":
        old = replace(old, digest=ground.digest([POSTS]))
    ((found,), _) = restated(AFTER, ground, [old])
    assert found.reason.plain().startswith(said)


def test_a_change_within_the_tolerance_is_no_restatement():
    (row,) = september(BEFORE, "er_reach")
    limit = threshold("restated_tolerance")
    assert limit == 0.01
    inside = replace(row, value=0.03 / (1 + limit * 0.99))
    outside = replace(row, value=0.03 / (1 + limit * 1.01))
    assert restated(BEFORE, NOW, [inside]) == ((), 1)
    assert len(restated(BEFORE, NOW, [outside])[0]) == 1


def test_what_is_judged_in_points_moves_by_points():
    points = [each.id for each in reference.kpis().values() if each.status == "points"]
    assert "net_sentiment" in points
    (row,) = september(BEFORE, "er_reach")
    then = replace(row, kpi="net_sentiment", value=0.0)
    ((gone,), _) = restated(BEFORE, NOW, [then])
    assert gone.now is None  # no mentions here: the figure is not there any more
    assert gone.change is None
    assert "mentions" in gone.reason.plain().lower() or "files" in gone.reason.plain().lower()


def test_only_periods_over_before_this_one_are_read():
    rows = september(BEFORE, "er_reach")
    for code in ("2026-10", "2026-Q3", "2026-W40", "2026-Q4", "2026", "2026-11"):
        same = [replace(rows[0], period=code, value=9.0)]
        read = restated(AFTER, NOW, same)[1]
        assert read == (1 if parse_period(code).end < dt.date(2026, 10, 1) else 0), code


def test_a_kpi_no_longer_known_is_passed_over():
    (row,) = september(BEFORE, "er_reach")
    assert restated(AFTER, NOW, [replace(row, kpi="old_kpi")]) == ((), 0)


def test_one_platform_is_measured_again_on_that_platform():
    (row,) = september(BEFORE.on("instagram"), "er_reach")
    assert row.platform == "instagram"
    ((found,), _) = restated(AFTER, NOW, [row])
    assert found.now.platform == "instagram"


def test_the_order_of_the_rows_changes_nothing():
    rows = september(BEFORE, "er_reach", "reach", "interactions", "gini")
    assert len(rows) > 1
    assert restated(AFTER, NOW, rows) == restated(AFTER, NOW, rows[::-1])


def test_the_finding_speaks_of_an_objective_s_kpi_first(brief):
    rows = september(BEFORE, "er_reach", "reach")
    account = since_last(brief, AFTER, NOW, rows)
    (found,) = findings(account, {"er_reach", "leads"})
    assert found.key == "since.restated"
    assert found.subject == "er_reach 2026-09"
    assert found.comparison.reference.value == pytest.approx(0.03)
    assert found.comparison.value.value == pytest.approx(0.04)
    assert found.impact == 0.5
    assert findings(since_last(brief, BEFORE, NOW, rows)) == ()


# -- actions and decisions ---------------------------------------------------------------


def test_actions_and_decisions_since_the_last_report(brief):
    account = since_last(brief, AFTER, NOW, ())
    assert (account.start, account.end) == (dt.date(2026, 10, 1), dt.date(2026, 10, 31))
    assert account.last is None
    assert [each.action.name for each in account.done] == ["Reshoot the best sellers"]
    assert account.done[0].slip == 7
    assert [(each.action.name, each.slip) for each in account.late] == [("Close the old page", 31)]
    assert account.undated == 1
    assert [each.question.text for each in account.decided] == ["Pinterest?"]
    assert [each.question.text for each in account.waiting] == ["TikTok?"]
    assert not account.silent


def test_since_goes_back_to_the_last_report_there_was(brief):
    (row,) = september(BEFORE, "er_reach")
    august = replace(row, period="2026-08")
    account = since_last(brief, AFTER, NOW, [august])
    assert account.last == month(2026, 8)
    assert account.start == dt.date(2026, 9, 1)
    assert [each.action.name for each in account.done] == [
        "Write the answers",
        "Reshoot the best sellers",
    ]
    assert [each.question.text for each in account.decided] == ["Keep the budget?", "Pinterest?"]


# -- the file ----------------------------------------------------------------------------

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
CODES = st.sampled_from([month(2026, 9).code, month(2026, 10).code, week(2026, 40).code, "2026"])
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
ROWS = st.lists(
    st.builds(
        Recorded,
        period=CODES,
        kpi=st.sampled_from(["reach", "er_reach", "=1+1", "-x", "'y", "a,b;c"]),
        platform=TEXT,
        variant=TEXT,
        value=NUMBER,
        n=st.none() | st.integers(0, 10**9),
        low=st.none() | NUMBER,
        high=st.none() | NUMBER,
        unit=st.just("ratio"),
        currency=st.sampled_from(["", "EUR"]),
        formula=TEXT,
        files=TEXT,
        digest=TEXT,
        data_until=st.sampled_from(["", "2026-10-31"]),
        version=TEXT,
        run=TEXT,
    ),
    max_size=8,
)
OCTOBER = month(2026, 10)


@given(ROWS)
def test_what_is_written_is_what_is_read(rows):
    assert rows_of(text_of(rows)) == tuple(rows)


@given(ROWS)
def test_no_cell_is_a_formula(rows):
    for line in list(csv.reader(io.StringIO(text_of(rows), newline="")))[1:]:
        for name, cell in zip(COLUMNS, line, strict=True):
            if name in {"value", "n", "low", "high"}:
                assert cell == "" or float(cell) is not None
            else:
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(ROWS, ROWS)
def test_a_period_s_rows_are_replaced_and_the_others_untouched(known, new):
    mine = [replace(each, period=OCTOBER.code) for each in new]
    after = replaced(known, OCTOBER, mine)
    others = {each.key: each for each in reversed(known) if each.period != OCTOBER.code}
    assert {each.key: each for each in after if each.period != OCTOBER.code} == others
    wanted = {each.key: each for each in reversed(mine)}
    assert {each.key: each for each in after if each.period == OCTOBER.code} == wanted
    assert replaced(after, OCTOBER, mine) == after


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_what_is_put_in_changes_nothing(rows, chance):
    unique = list({each.key: each for each in rows}.values())
    shuffled = list(unique)
    chance.shuffle(shuffled)
    assert replaced(unique, OCTOBER, ()) == replaced(shuffled, OCTOBER, ())


def test_a_figure_s_row_says_what_it_rests_on():
    (row,) = september(BEFORE, "er_reach")
    assert (row.period, row.kpi, row.unit, row.n) == ("2026-09", "er_reach", "ratio", 2)
    assert row.value == pytest.approx(0.03)  # 60 ÷ 2,000
    assert row.files == POSTS
    assert row.data_until == "2026-09-30"
    # sha256 of "exports/posts.csv<tab>aa…aa<newline>"
    assert row.digest == THEN.digest([POSTS])
    assert row.digest != NOW.digest([POSTS])
    assert september(BEFORE, "er_reach", ground=NOW)[0].run != row.run
    assert row.low is None or row.low < row.value < row.high


def test_a_line_no_render_wrote_is_named(tmp_path):
    (row,) = september(BEFORE, "er_reach")
    good = text_of([row])
    cells = good.splitlines()[1]
    for bad in (
        "a,b",
        cells.replace("2026-09", "september", 1),
        cells.replace("er_reach", "", 1),
        cells.replace("2026-09-30", "2026-09-31"),
        cells.replace(repr(row.value), "nan"),
    ):
        with pytest.raises(BriefError, match=r"kpi_history\.csv, line 3"):
            rows_of(f"{good}{bad}\n")
    with pytest.raises(BriefError, match="line 1"):
        rows_of("period;kpi\n")
    with pytest.raises(BriefError, match="line 1"):
        rows_of("")


def test_reasons_are_messages():
    ((row,), _) = restated(AFTER, NOW, september(BEFORE, "er_reach"))
    assert isinstance(row.reason, Message)
