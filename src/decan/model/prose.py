"""What several rooms ask of prose."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[¿¡]*[^\W\da-z_])|[。！？]+[」』”’）]*\s*")
"""Where a sentence ends: a stop with what closes after it, before a capital or a letter of a script without any; in Chinese and
Japanese its own full stop."""
