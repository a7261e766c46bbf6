"""The numbers as a workbook: every table of the report, and what stands behind its figures.

``collect``  what the chapters carry beside what they show
``formats``  how a typed value is written in a cell
``page``     tables one below another, totals as formulas
``book``     the whole: contents, chapters, definitions, files
"""

from stratbook.report.forms.tables.book import write_xlsx

__all__ = ["write_xlsx"]
