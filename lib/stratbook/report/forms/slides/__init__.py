"""Slides: one a finding, to be edited, in the client's colours.

``canvas``  theme, layout, text on a slide
``charts``  a finding's comparison as an editable chart
``deck``    which slides, in which order
"""

from stratbook.report.forms.slides.deck import chosen_findings, write_pptx

__all__ = ["chosen_findings", "write_pptx"]
