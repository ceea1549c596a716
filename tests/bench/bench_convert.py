"""How fast each kind of file is read and repaired, and PDF beside Haystack's own converter (pypdf).

    python tests/bench/bench_convert.py ../shared/documents

Both texts of a PDF go through the same repair. A paragraph that begins with a small letter, and is no item of a
list, was cut from the one above it: the share of those is the measure of how whole the sentences are.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from haystack.components.converters import PyPDFToDocument  # noqa: E402

from index.errors import SourceError  # noqa: E402
from index.model import Converted, Repaired, Source  # noqa: E402
from ingest import media  # noqa: E402
from ingest.convert import convert, ocr  # noqa: E402
from ingest.convert.text import pages_of  # noqa: E402
from ingest.endings import is_item  # noqa: E402
from ingest.repair import repair  # noqa: E402
from ingest.sources import discover  # noqa: E402

NAMES = {
    media.PDF: "PDF", media.DOCX: "DOCX", media.ODT: "ODT", media.HTML: "HTML", media.XML: "XML",
    media.TEXT: "TXT", media.MARKDOWN: "MD",
}  # fmt: skip


def main(folder: Path) -> None:
    if "--ocr" not in sys.argv:
        ocr.available = lambda: False  # type: ignore[assignment]
    seconds: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    words: Counter[str] = Counter()
    files: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    pdfs: list[tuple[Source, Repaired]] = []
    with TemporaryDirectory() as spool:
        for source in discover([folder], Path(spool)):
            if not isinstance(source, Source):
                refused[source.reason] += 1
                continue
            kind = NAMES[source.media_type]
            started = time.process_time()
            try:
                converted = convert(source)
            except SourceError as error:
                refused[str(error)] += 1
                continue
            between = time.process_time()
            repaired = repair(converted)
            seconds[kind][0] += between - started
            seconds[kind][1] += time.process_time() - between
            files[kind] += 1
            words[kind] += len(repaired.text.split())
            if source.media_type == media.PDF and not converted.from_ocr:
                pdfs.append((source, repaired))
    print(
        "| Soort | Bestanden | Woorden | Omzetten, woorden/s | Herstellen, woorden/s |\n|---|---|---|---|---|"
    )
    for kind in sorted(files):
        reading, mending = seconds[kind]
        count = words[kind]
        print(f"| {kind} | {files[kind]} | {count:,} | {count / reading:,.0f} | {count / mending:,.0f} |")
    for reason, count in refused.most_common():
        print(f"{count} keer: {reason}")
    _beside_pypdf(pdfs, seconds["PDF"][0])


def _beside_pypdf(pdfs: list[tuple[Source, Repaired]], ours: float) -> None:
    reader = PyPDFToDocument()
    theirs, cut, theirs_cut, found, theirs_found = 0.0, 0, 0, 0, 0
    for source, repaired in pdfs:
        started = time.process_time()
        text = reader.run(sources=[source.path])["documents"][0].content or ""
        theirs += time.process_time() - started
        pages = pages_of(text)
        plain = repair(Converted(source, text, pages))
        for result, ours_too in ((repaired, True), (plain, False)):
            begun = [line for block in result.text.split("\n\n") for line in block.split("\n")]
            broken = sum(line[0].islower() and not is_item(line) for line in begun)
            if ours_too:
                cut, found = cut + broken, found + len(result.headings)
            else:
                theirs_cut, theirs_found = theirs_cut + broken, theirs_found + len(result.headings)
    print(f"{len(pdfs)} PDF's: pypdf {theirs:.1f} s, wij {ours:.1f} s ({theirs / ours:.1f} keer zo snel)")
    print(f"afgebroken regels: pypdf {theirs_cut}, wij {cut}; koppen: pypdf {theirs_found}, wij {found}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
