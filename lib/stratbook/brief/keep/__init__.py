"""A decision taken in an open notebook, written into the client's folder, whole or not at all.

==============  ======================================================================
module          what it does
==============  ======================================================================
``change``      what is to be written: keys of ``client.yml``, rows of a sheet
``writing``     checks it on a copy, then writes it, logs it and keeps what stood there
==============  ======================================================================
"""
