"""Links that can be measured: tags by convention, links for the plan, what came back of them.

=============  =======================================================================
module         what it holds
=============  =======================================================================
``convention`` the patterns of ``client.yml``, filled in: lower case, no accents
``channels``   what Google Analytics 4 makes of a source and a medium
``tagging``    an address with tags, and what was doubtful in it
``builder``    a link a row of the plan or of the calendar, clashes among them
``returned``   what came back in web analytics, held against what was planned
``spelling``   which planned campaign a campaign may be a misspelling of
``findings``   what stands out
=============  =======================================================================
"""
