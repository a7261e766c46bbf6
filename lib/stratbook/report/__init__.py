"""From notebooks to a report one can hand over: parameters, run, page, manifest."""
