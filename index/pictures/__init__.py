"""Shielded page pictures: what they are, where they lie, and the PDF that is made of them."""
