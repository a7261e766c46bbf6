"""Whether the client has an account on a platform, and whether it lives."""

import datetime as dt

from stratbook.core import tables
from stratbook.strategy.platforms.accounts import Accounts, read_accounts
from strategy.platforms_rows import END, day, rows

NO_POSTS = tables.empty("posts")


def inputs(accounts_rows=(), presence_rows=()):
    return {
        "accounts": rows("accounts", *accounts_rows),
        "presence": rows("presence", *presence_rows),
    }


def test_accounts_are_read_from_the_inventory_the_register_and_the_posts():
    posts = tables.conform(
        "posts",
        NO_POSTS.reindex(range(2)).assign(
            platform=["instagram", "instagram"], post_id=["1", "2"], source="exports/a.csv:2",
            published_at=["2026-10-30T10:00:00Z", "2026-11-02T10:00:00Z"],
        ),
        "UTC",
    )  # fmt: skip
    known = read_accounts(
        inputs(
            [{"account": "a", "platform": "x", "last_post_on": day(2, 2)},
             {"account": "b", "platform": "x", "last_post_on": day(1, 1)},
             {"account": "c", "platform": "youtube"}],
            [{"place": "Fiche Google", "control": "managed", "last_post_on": day(10, 28)},
             {"place": "Group", "platform": "facebook", "control": "unmanaged",
              "last_post_on": day(10, 30)}],
        ),
        posts, END,
    )  # fmt: skip
    states = {
        each: known.state(each)
        for each in ("instagram", "x", "youtube", "facebook", "Google Business Profile")
    }
    assert states == {
        "instagram": "active", "x": "asleep", "youtube": "unknown", "facebook": "none",
        "Google Business Profile": "active",
    }  # fmt: skip
    assert known.last_posts["instagram"] == dt.date(2026, 10, 30)  # what came later is not known


def test_without_any_inventory_nothing_is_known():
    known = read_accounts(inputs(), NO_POSTS, END)
    assert known.state("x") == "unknown"
    assert Accounts({}, inventoried=True, on=END).state("x") == "none"
