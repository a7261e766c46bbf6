"""A decision taken in an open notebook, written into the client's folder, whole or not at all.

==============  ==========================================================================
module          what it does
==============  ==========================================================================
``change``      what is to be written: keys of ``client.yml``, rows of a sheet
``writing``     checks it on a copy, then writes it, logs it and keeps what stood there
``log``         why, by whom, when: the row of the sheet ``decisions``
``yaml_edit``   changes of ``client.yml``, every other character as it was
``yaml_values`` what a change means in a file as it stands, and what it comes to
``yaml_emit``   a value as YAML text
``tables``      where a sheet stands: its CSV, the workbook, or a CSV to be made
``table``       what a change of a sheet comes to: cells, headings, rows
``csv_edit``    cells of a CSV, every other byte as it was
``book_edit``   cells of ``inputs.xlsx``, every other part of the workbook as it was
``sheet_xml``   where rows and cells stand in the XML of one sheet
``place``       the dated copies, and files put in their places together
``lock``        one at a time
``journal``     what is being put, so that a power cut leaves nothing half done
==============  ==========================================================================
"""
