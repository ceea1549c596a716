"""Makes running text of converted text: whole sentences, no page furniture, and the way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from index.model import Converted, Heading, OffsetMap, Page, Repaired
from ingest.media import PDF, TEXT
from ingest.repair.characters import normalise
from ingest.repair.footnotes import split_marks
from ingest.repair.furniture import find_furniture
from ingest.repair.headings import find_headings
from ingest.repair.joints import Joiner, Joint, wrap_width
from ingest.repair.lines import Line, split_lines


def repair(converted: Converted) -> Repaired:
    """Running text in reading order, with pages, headings and furniture, and offsets that lead back.

    Paragraphs are separated by a blank line; lines that belong together without being one sentence (items
    of a list, rows of a table, an address) by a single "\\n". Marks of footnotes are superscript digits, apart
    from the word they follow: "24 april 2024 ¹ is te lezen". Time and memory grow linearly with the text.
    """
    text, way_back = normalise(converted.text)
    lines = split_lines(text, converted, way_back)
    lifted = find_furniture(lines, printed=converted.source.media_type in (PDF, TEXT))
    split_marks(lines)
    width = None if converted.lines_known else wrap_width(lines)
    find_headings(lines, bool(converted.headings), width)
    output = _Output()
    _assemble(lines, output, Joiner(lines, converted.lines_known, width))
    marginalia = [" ".join(margin.split()) for margin in converted.marginalia]
    return Repaired(
        source=converted.source,
        text=output.text(),
        pages=_pages(converted.pages, output),
        origin=_compose(output.steps, output.length, way_back),
        headings=tuple(output.headings),
        properties=converted.properties,
        furniture=tuple(dict.fromkeys(filter(None, [*lifted, *marginalia]))),
        from_ocr=converted.from_ocr,
    )


@dataclass(slots=True)
class _Output:
    """The text that is being put together."""

    parts: list[str] = field(default_factory=list)
    steps: list[tuple[int, int]] = field(default_factory=list)
    """Where a part begins: (offset in the output, offset in the normalised text)."""
    headings: list[Heading] = field(default_factory=list)
    page_starts: dict[int, int] = field(default_factory=dict)
    length: int = 0

    def add(self, text: str, origin: int) -> None:
        if text:
            self.parts.append(text)
            self.steps.append((self.length, origin))
            self.length += len(text)

    def text(self) -> str:
        return "".join(self.parts)


def _assemble(lines: list[Line], output: _Output, joiner: Joiner) -> None:
    """Write the lines that stay; footnotes wait until the paragraph they interrupt is complete."""
    above: Line | None = None
    waiting: list[Line] = []
    for line in lines:
        if line.furniture:
            continue
        if line.note:
            waiting.append(line)
            continue
        joint = joiner.between(above, line) if above else Joint.NONE
        if waiting and joint in (Joint.PARAGRAPH, Joint.NONE):
            above = _write_notes(waiting, output, joiner, above)
            waiting = []
            joint = Joint.PARAGRAPH if above else Joint.NONE
        _write(line, joint, above, output)
        above = above if line.is_mark and above else line
    if waiting:
        _write_notes(waiting, output, joiner, above)


def _write_notes(notes: list[Line], output: _Output, joiner: Joiner, above: Line | None) -> Line | None:
    previous: Line | None = None
    for note in notes:
        if previous is None or note.opens_note:
            joint = Joint.PARAGRAPH if above else Joint.NONE
        else:
            joint = joiner.between(previous, note)
            joint = Joint.SPACE if joint in (Joint.PARAGRAPH, Joint.LINE) else joint
        _write(note, joint, above, output)
        previous = above = note
    return above


def _write(line: Line, joint: Joint, above: Line | None, output: _Output) -> None:
    """Add one line after the joint that binds it to the line above."""
    if above is not None:
        if joint is Joint.HYPHEN:
            _take_back_hyphen(output)
        else:
            output.add(joint.text, above.end)
    if not line.note:
        output.page_starts.setdefault(line.page, output.length)
    start = output.length
    for text, origin in line.pieces():
        output.add(text, origin)
    if line.heading:
        known = output.headings
        if (
            joint is Joint.SPACE
            and known
            and known[-1].end == start - 1
            and above is not None
            and above.heading
        ):
            start = known.pop().start
        known.append(Heading(start, output.length, line.heading))


def _take_back_hyphen(output: _Output) -> None:
    last = output.parts[-1]
    output.parts[-1] = last[:-1]
    output.length -= 1
    if len(last) == 1:
        output.parts.pop()
        output.steps.pop()


def _pages(pages: tuple[Page, ...], output: _Output) -> tuple[Page, ...]:
    """Where each page begins in the output; a page of which nothing stayed is empty."""
    starts: list[int] = []
    following = output.length
    for number in range(len(pages) - 1, -1, -1):
        following = min(output.page_starts.get(number, following), following)
        starts.append(following)
    starts.reverse()
    if starts:
        starts[0] = 0
    ends = [*starts[1:], output.length]
    return tuple(Page(page.number, start, end) for page, start, end in zip(pages, starts, ends, strict=True))


def _compose(steps: list[tuple[int, int]], length: int, way_back: OffsetMap) -> OffsetMap:
    """From output to normalised text to the text as it came in, in one map."""
    clean: list[int] = []
    raw: list[int] = []
    for position, (offset, origin) in enumerate(steps):
        end = steps[position + 1][0] if position + 1 < len(steps) else length
        _step(clean, raw, offset, way_back.to_raw(origin))
        reach = origin + end - offset
        first = bisect_right(way_back.clean, origin)
        for at in range(first, bisect_left(way_back.clean, reach)):
            _step(clean, raw, offset + way_back.clean[at] - origin, way_back.raw[at])
    if not clean:
        return OffsetMap((0,), (0,))
    return OffsetMap(tuple(clean), tuple(raw))


def _step(clean: list[int], raw: list[int], offset: int, origin: int) -> None:
    """Add a step, unless it goes on exactly where the last one leads."""
    if clean and offset - clean[-1] == origin - raw[-1]:
        return
    if clean and clean[-1] == offset:
        raw[-1] = origin
        return
    clean.append(offset)
    raw.append(origin)
