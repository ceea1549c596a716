"""The gate between text with people in it and text without: finds, masks, and says who may release."""

from ingest.deidentify.engine import Deidentifier

__all__ = ["Deidentifier"]
