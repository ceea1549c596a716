"""From a source to passages that are written: read, repaired, described, shielded, split."""
