"""Answers as pages: renders what the API answers."""
