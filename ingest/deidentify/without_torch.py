"""Imports spaCy without the torch that it would look for and not use: 180 MB and 2.5 seconds.

Whoever sets a model of spaCy's own that may need torch (`KENNISBANK_NAAMMODEL=spacy:...`) gets it, and so does
a process that imported torch itself; `import torch` works as always afterwards.
"""

import os
import sys

if "spacy" not in sys.modules and "torch" not in sys.modules:
    wanted = os.environ.get("KENNISBANK_NAAMMODEL", "").startswith("spacy:")
    if not wanted:
        # What import finds as None it takes for missing.
        sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        import spacy as spacy
    finally:
        if not wanted:
            del sys.modules["torch"]
