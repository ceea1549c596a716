"""Words a second of the de-identifier, beside what spaCy's own Dutch tokenizer needs for the same text.

    python tests/bench/bench_deidentify_speed.py ../shared/documents [--model geen]

In processor time of one core; set OMP_NUM_THREADS=1 to keep a model to that core too.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.deidentify import Deidentifier
from ingest.deidentify.gold import read_cases

PAPERS, LENGTH, TOGETHER = 40, 60_000, 12
GOLD = Path(__file__).parents[1] / "cases" / "afscherming"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", type=Path)
    parser.add_argument("--model", default="ingebouwd")
    arguments = parser.parse_args()
    paths = sorted((arguments.papers / "text").glob("*.txt"))
    step = max(1, len(paths) // PAPERS)
    texts = [path.read_text(encoding="utf-8", errors="replace")[:LENGTH] for path in paths[::step][:PAPERS]]
    found = [case.text for case in read_cases(GOLD) if case.part == "open" and case.policy == "casus"]
    cases = ["\n\n".join(found[at : at + TOGETHER]) for at in range(0, len(found), TOGETHER)]
    words, case_words = (sum(len(text.split()) for text in some) for some in (texts, cases))

    begin = time.process_time()
    engine = Deidentifier(model=arguments.model)
    loading = time.process_time() - begin
    import spacy  # after ours, which imports it without torch

    tokenize = spacy.blank("nl").tokenizer
    shielding = seconds(lambda text: engine.shield(text, "openbaar"), texts)
    shielding_cases = seconds(lambda text: engine.shield(text, "casus"), cases)
    tokenizing = seconds(tokenize, texts)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(texts)} stukken, {words} woorden, model: {engine.model}")
    print(f"afschermen: {words / shielding:,.0f} woorden/s")
    print(f"casussen ({case_words} woorden): {case_words / shielding_cases:,.0f} woorden/s")
    print(f"dat is {shielding / tokenizing:.1f} keer de tijd van spaCy's eigen tokenizer")
    print(f"laden: {loading:.1f} s na het laden van spaCy; geheugen: {memory} MB")


def seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    work(texts[0])
    begin = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - begin


if __name__ == "__main__":
    main()
