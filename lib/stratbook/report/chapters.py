"""Which notebooks make which document."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stratbook.core.vocabulary import Document

CHAPTERS: Final[Mapping[Document, tuple[str, ...]]] = MappingProxyType({
    Document.AUDIT: (
        "01_objectives", "02_three_c", "03_poem", "04_platforms", "05_editorial",
        "06_media_plan", "07_conversion", "08_performance",
        "09_reputation", "10_organisation",
    ),
    Document.PULSE: ("08_performance",),
    Document.PERFORMANCE: (
        "01_objectives", "05_editorial", "06_media_plan", "07_conversion", "08_performance",
        "09_reputation",
    ),
})  # fmt: skip
