"""The opening hours of client.yml: read as written, refused where they make no day."""

import datetime as dt

import pytest

from stratbook.brief.new import new_client
from stratbook.brief.read import read_brief
from stratbook.core.errors import BriefError


def client(tmp_path, *lines):
    """Write a new client whose service says these lines."""
    folder = tmp_path / "acme"
    new_client(folder, "en", dt.date(2026, 11, 3))
    path = folder / "client.yml"
    text = path.read_text(encoding="utf-8")
    written = "".join(f"  {line}\n" for line in lines)
    path.write_text(f"{text}\nservice:\n{written}", encoding="utf-8")
    return folder


def test_the_hours_are_read_as_written(tmp_path):
    folder = client(tmp_path, 'opens: "08:30"', "days: [monday, saturday]", "sla_minutes: 90",
                    "closed: [2026-12-24]")  # fmt: skip
    service = read_brief(folder).file.service
    assert (service.opens, service.closes, service.sla_minutes) == ("08:30", "18:00", 90)
    assert service.days == ("monday", "saturday")
    assert service.closed == (dt.date(2026, 12, 24),)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('opens: "19:00"\n  closes: "09:00"', "closes at 09:00, before it opens at 19:00"),
        ('opens: "25:00"', "Write hours and minutes"),
        ("days: [lundi]", "days"),
        ("sla_minutes: 0", "sla_minutes"),
        ("open: 9", "open"),
    ],
)
def test_hours_that_make_no_day_are_refused(tmp_path, line, said):
    with pytest.raises(BriefError, match=said):
        read_brief(client(tmp_path, line))
