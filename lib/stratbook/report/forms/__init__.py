"""The other forms of a report, made from the same content as its page.

``pdf``     the page printed by Chromium
``slides``  one slide a finding, to be edited
``tables``  every table and the numbers behind every figure, as a workbook
"""

from enum import StrEnum


class Form(StrEnum):
    """What a report is written as beside its page."""

    PDF = "pdf"
    PPTX = "pptx"
    XLSX = "xlsx"
