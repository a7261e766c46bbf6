"""Chapter 4 on the page: the choice of platforms, their sheets, the questions."""

from stratbook.display.views.platforms.adaptation import adaptation_sheets
from stratbook.display.views.platforms.choice import (
    reasons_table,
    score_figure,
    score_table,
    weights_table,
)
from stratbook.display.views.platforms.matrix import message_matrix, variation_sheet
from stratbook.display.views.platforms.questions import question_table

__all__ = [
    "adaptation_sheets",
    "message_matrix",
    "question_table",
    "reasons_table",
    "score_figure",
    "score_table",
    "variation_sheet",
    "weights_table",
]
