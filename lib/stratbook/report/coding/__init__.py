"""A random sample of mentions given to people to code, and what they read taken back.

==============  ======================================================================
module          what it does
==============  ======================================================================
``book``        one reader's workbook: mentions without names, a list to choose from
``returned``    the codes of a workbook that came back, every fault named
``command``     ``stratbook code``: draw and write, or read into ``inputs/coding.csv``
==============  ======================================================================
"""
