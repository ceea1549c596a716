"""A text in the making: its characters so far, and the stretches that name a person or point at one."""

from __future__ import annotations

from dataclasses import dataclass, field

Mark = tuple[int, int, str]
"""First and last character, label."""
PERSON = "PERSON"


@dataclass(slots=True)
class Text:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)

    def add(self, words: str, label: str = "") -> None:
        if not words:
            return
        if label:
            self.marks.append((self.length, self.length + len(words), label))
        self.parts.append(words)
        self.length += len(words)
