"""Answers as JSON, with Dutch names."""
