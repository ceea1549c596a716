"""How well and how fast real papers are described; the manifest is the key, never an input.

.venv/bin/python tests/bench/bench_describe.py ../shared/documents [every nth paper]
"""

from __future__ import annotations

import difflib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.errors import SourceError  # noqa: E402
from index.model import Metadata, Repaired, Source  # noqa: E402
from index.vocabulary_files import load_vocabulary  # noqa: E402
from ingest import media  # noqa: E402
from ingest.convert import convert  # noqa: E402
from ingest.describe import describe  # noqa: E402
from ingest.repair import repair  # noqa: E402

MEDIA = {".pdf": media.PDF, ".xml": media.XML, ".html": media.HTML, ".docx": media.DOCX, ".odt": media.ODT,
         ".txt": media.TEXT, ".md": media.MARKDOWN}  # fmt: skip
Row = dict[str, Any]


def papers(folder: Path, step: int) -> Iterator[tuple[Row, Repaired]]:
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows[::step]:
        path = folder / row["file"]
        if row["words"] < 20:  # scans: this measures describing, not reading
            continue
        source = Source(path.name, row["id"], "", MEDIA[path.suffix], path.stat().st_size, path)
        try:
            yield row, repair(convert(source))
        except SourceError:
            continue


def main() -> None:
    folder, step = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    vocabulary = load_vocabulary(ROOT / "corpus" / "vocabulaire")
    accepted = yaml.safe_load((ROOT / "tests" / "cases" / "soorten_manifest.yaml").read_text(encoding="utf-8"))
    seconds, words = 0.0, 0
    described: list[tuple[Row, Metadata]] = []
    for row, document in papers(folder, step):
        begin = time.process_time()
        described.append((row, describe(document, vocabulary)))
        seconds += time.process_time() - begin
        words += len(document.text.split())
    print(f"stukken: {len(described)}, woorden: {words}, woorden per seconde (CPU): {words / seconds:.0f}")
    kinds(described, accepted)
    dates(described)
    titles(described)


def kinds(described: list[tuple[Row, Metadata]], accepted: dict[str, list[str]]) -> None:
    judged = [(row["kind"], m.kind.value) for row, m in described if row["kind"] in accepted]
    right = sum(found in accepted[kind] for kind, found in judged)
    answered = sum(found != "onbekend" for _, found in judged)
    print(f"soort: {right}/{len(judged)} goed ({right / len(judged):.3f}), precisie {right / answered:.3f}")


def dates(described: list[tuple[Row, Metadata]]) -> None:
    outcome: Counter[str] = Counter()
    for row, m in described:
        if row["date"] is None:
            outcome["sleutel zonder datum"] += 1
        elif m.date.value == "onbekend":
            outcome["onbekend"] += 1
        else:
            first, last = m.period.first, m.period.last
            inside = first is not None and last is not None and str(first) <= row["date"] <= str(last)
            outcome["goed" if inside else "anders"] += 1
    given = outcome["goed"] + outcome["anders"]
    print(f"datum: {dict(outcome)}, precisie {outcome['goed'] / given:.3f}")


def titles(described: list[tuple[Row, Metadata]]) -> None:
    def plain(text: str) -> str:
        return re.sub(r"\W+", " ", text.lower()).strip()

    same = 0
    for row, m in described:
        wanted, found = plain(row["title"]), plain(m.title.value)
        close = difflib.SequenceMatcher(None, wanted, found).ratio() > 0.7
        same += bool(found) and (found in wanted or wanted in found or close)
    print(f"titel: {same}/{len(described)} komt overeen ({same / len(described):.3f})")


if __name__ == "__main__":
    main()
