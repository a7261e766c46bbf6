"""The content mix: by origin, by mechanic, by kind of visual."""

from stratbook.strategy.content_mix.findings import find_content
from stratbook.strategy.content_mix.mix import Mix, content_mix
from stratbook.strategy.content_mix.pictures import Pictures, picture_marketing

__all__ = ["Mix", "Pictures", "content_mix", "find_content", "picture_marketing"]
