"""What a client or an agency typed into a document that came back, settled one by one.

==============  ======================================================================
module          what it does
==============  ======================================================================
``difference``  one correction, comment, approval or signature, and what it sets
``log``         ``history/validations.csv``: what was settled, by whom, on which version
``review``      differences numbered; those refused before do not come back as new
``verdicts``    ``--accept 1,3-5 --refuse 2``: read, checked, applied
``told``        differences and verdicts as tables
==============  ======================================================================
"""
