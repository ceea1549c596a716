"""What page pictures cost beside reading and shielding, how large they are, and which pages get none.

    python tests/bench/bench_pictures.py ../shared/documents [folder for the pictures] [--kantoor]

With --kantoor office files, which are set on sheets, in the place of PDFs.

CPU time of this process, so a busy machine changes little; scans are read by Tesseract, which is not counted.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.errors import SourceError  # noqa: E402
from index.model import Described, Source  # noqa: E402
from index.vocabulary_files import load_vocabulary  # noqa: E402
from ingest import media  # noqa: E402
from ingest.convert import convert  # noqa: E402
from ingest.deidentify import Deidentifier  # noqa: E402
from ingest.describe import describe  # noqa: E402
from ingest.pictures import make_pictures  # noqa: E402
from ingest.pipeline import policy_for  # noqa: E402
from ingest.repair import repair  # noqa: E402
from ingest.sources import discover  # noqa: E402


def main(folder: Path, kept: Path | None, kinds: frozenset[str]) -> None:
    vocabulary = load_vocabulary(ROOT / "corpus" / "vocabulaire")
    gate = Deidentifier()
    seconds: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    sizes: list[int] = []
    pages = papers = boxes = 0
    with TemporaryDirectory() as spool:
        suffixes = {suffix for suffix, kind in media.BY_EXTENSION.items() if kind in kinds}
        inside = sorted(each for each in folder.rglob("*.*") if each.suffix.lower() in suffixes)
        files = inside if folder.is_dir() else [folder]
        for source in discover(files, Path(spool)):
            if not isinstance(source, Source) or source.media_type not in kinds:
                continue
            times = [time.process_time()]
            try:
                converted = convert(source)
            except SourceError:
                continue
            times.append(time.process_time())
            repaired = repair(converted)
            described = Described(repaired, describe(repaired, vocabulary))
            policy = policy_for(described)
            safe = gate.deidentify(described, policy)
            times.append(time.process_time())
            made = make_pictures(
                converted, repaired, safe, lambda text, policy=policy: gate.findings(text, policy)
            )
            times.append(time.process_time())
            if made is None:
                continue
            for name, (before, after) in zip(("lezen", "afschermen", "beelden"), pairwise(times), strict=True):
                seconds[name] += after - before
            papers += 1
            pages += len(made.pages)
            boxes += sum(safe.text[w.start : w.start + 1] == "[" for page in made.pages for w in page.words)
            reasons.update(page.reason for page in made.pages if page.reason)
            sizes += [len(page.picture) for page in made.pages if page.picture]
            for page in made.pages:
                if kept and page.picture:
                    (kept / f"{papers:03}-{page.number:03}.png").write_bytes(page.picture)
    print(f"{papers} stukken, {pages} pagina's, {len(sizes)} beelden, {boxes} vakken met een label")
    for name, spent in seconds.items():
        print(f"  {name:<12}{1000 * spent / max(pages, 1):7.0f} ms CPU per pagina")
    ordered = sorted(sizes) or [0]
    print(f"  grootte: midden {ordered[len(ordered) // 2] // 1000} kB, grootste {ordered[-1] // 1000} kB")
    for reason, count in reasons.most_common():
        print(f"  {count} zonder beeld: {reason}")


if __name__ == "__main__":
    paths = [Path(each) for each in sys.argv[1:] if each != "--kantoor"]
    kinds = media.OFFICE if "--kantoor" in sys.argv else frozenset({media.PDF})
    main(paths[0], paths[1] if len(paths) > 1 else None, kinds)
