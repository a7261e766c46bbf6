"""``media_plan.xlsx``: the plan with live formulas, written for people and read back.

=============  =======================================================================
module         what it does
=============  =======================================================================
``plan_page``  the rows people edit; ``forecast_page``, ``weeks_page``, ``platforms_page``,
               ``assumptions_page`` follow from them by formulas
``book``       the workbook, whole
``reading``    an edited workbook read back, every impossible value named
``changes``    what was added, moved, changed, dropped
``command``    what ``stratbook plan`` does
=============  =======================================================================
"""
