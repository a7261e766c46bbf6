"""The ten notebooks as the start page presents them; the table itself is the notebooks' own."""

from stratbook.notebook.chapters import CHAPTERS, Chapter

__all__ = ["CHAPTERS", "Chapter"]
