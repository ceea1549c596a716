"""The gate between text with people in it and text without: finds, masks, and says who may release."""

from ingest.deidentify import without_torch as without_torch  # isort: skip -- before anything imports spaCy
from ingest.deidentify.engine import Deidentifier

__all__ = ["Deidentifier"]
