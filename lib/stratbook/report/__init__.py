"""From notebooks to a report one can hand over: parameters, run, page, manifest."""

import sys

# jsonschema builds this grammar as it is imported, one second in every process, to check addresses
# that no notebook's schema holds; marked as missing, it is left out.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
