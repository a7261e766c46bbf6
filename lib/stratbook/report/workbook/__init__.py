"""Workbooks written for people and read back: what a media plan and a calendar share.

===========  =========================================================================
module       what it does
===========  =========================================================================
``making``   a workbook opened safely, and put in its place whole
``grid``     a page: columns with a formula and the value it gives
``styles``   formats in the client's colours
``columns``  a sheet's headings and choices in the reader's words
``choices``  drop-down lists and checks of what is typed
``reading``  the table of an edited workbook, wherever it stands on its page
``keeping``  accepted rows written into the inputs, what stood there kept, dated
``told``     differences as facts and as a table
===========  =========================================================================
"""
