"""A walk through the body of an office document: what hangs on a paragraph comes after it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ingest.convert.builder import TextBuilder

PAGE = "\f"
"""Where a page ends, inside the text of a paragraph."""


class Walk:
    """Hands the paragraphs of a body to its builder, in order."""

    def __init__(self) -> None:
        self.builder = TextBuilder()
        self.notes: list[str] = []
        """Notes of the paragraph that is being read."""
        self.boxes: list[Element] = []
        """Text boxes of that paragraph."""

    def blocks(self, parent: Element) -> None:
        """Read all that stands below an element."""
        raise NotImplementedError

    def flush(self) -> None:
        """Notes and text boxes come after the paragraph they hang on."""
        notes, self.notes = self.notes, []
        for note in notes:
            self.builder.paragraph(note)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)
