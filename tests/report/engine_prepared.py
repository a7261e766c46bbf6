"""What a worker prepares in a test."""

from pathlib import Path

HELD: list[str] = []


def prepare(count: str) -> None:
    """Hold something, and count how often that was asked."""
    with Path(count).open("a", encoding="utf-8") as file:
        file.write("x")
    HELD.append("held")
