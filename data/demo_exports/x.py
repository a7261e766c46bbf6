"""X's export of posts, English interface."""

from collections.abc import Iterable

from .files import csv_text
from .publications import Post

POSTS = (
    "Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "Engagements",
    "Bookmarks", "Shares", "New follows", "Replies", "Reposts", "Profile visits",
    "Detail Expands", "URL Clicks", "Hashtag Clicks", "Permalink Clicks",
)  # fmt: skip


def posts_export(handle: str, posts: Iterable[Post]) -> str:
    """Return the posts, days spelled out: ``Tue, Oct 13, 2026``."""
    rows = [
        [
            post.post_id, f"{post.at:%a, %b %d, %Y}", post.caption,
            f"https://x.com/{handle}/status/{post.post_id}", post.views, post.likes,
            post.likes + post.comments + post.shares + post.clicks, post.saves, 0, post.follows,
            post.comments, post.shares, int(post.views * 0.004), int(post.views * 0.01),
            post.link_clicks, 0, 0,
        ]
        for post in posts
    ]  # fmt: skip
    return csv_text([POSTS, *rows])
