"""Our de-identifier beside deduce and presidio on the same gold set: recall, precision, keep terms, speed.

    pip install -e '.[vergelijk]'
    python tests/bench/bench_deidentify.py [--presidio-model nl_core_news_lg] [--zonder deduce,presidio]

Nothing of deduce (GPL-3) or presidio is shipped; they are installed only to compare. Neither knows our two
policies, so both mask the same under each. Dates and places they find are not held against them in case
reports, where we make those coarser too.
"""

import argparse
import logging
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.model import Finding, Policy
from ingest.deidentify.evaluate import Finder, Score, Share, merge, score_by_part
from ingest.deidentify.gold import Case, read_cases, read_pages
from ingest.deidentify.unlisted import with_unlisted_names

HERE = Path(__file__).resolve()
FOLDER = HERE.parents[1] / "cases" / "afscherming"
SHARED = HERE.parents[2].parent / "shared"

DEDUCE = {
    "persoon": "PERSON",
    "patient": "PERSON",
    "telefoonnummer": "PHONE",
    "emailadres": "EMAIL",
    "bsn": "BSN",
    "leeftijd": "AGE",
    "id": "CASE",
    "url": "URL",
    "datum": "DATE",
    "locatie": "PLACE",
}
PRESIDIO = {
    "PERSON": "PERSON",
    "PHONE_NUMBER": "PHONE",
    "EMAIL_ADDRESS": "EMAIL",
    "IBAN_CODE": "IBAN",
    "URL": "URL",
    "DATE_TIME": "DATE",
    "LOCATION": "PLACE",
}


MEASURES = (
    "laden (s)",
    "geheugen erbij (MB)",
    "woorden/s",
    "woorden/s op stukken",
    "direct open",
    "direct verzegeld",
    "namen in geen lijst",
    "precisie open",
    "precisie verzegeld",
    "behouden open",
    "behouden verzegeld",
    "stukken: direct",
    "stukken: onterecht per 1.000 woorden",
)


class Deduce:
    def __init__(self) -> None:
        from deduce import Deduce as Engine

        self.engine = Engine()

    def findings(self, text: str, policy: Policy, kind: str | None = None) -> tuple[Finding, ...]:
        return tuple(
            Finding(found.start_char, found.end_char, DEDUCE.get(found.tag, "OTHER"), "deduce", 1.0)
            for found in self.engine.deidentify(text).annotations
        )


class Presidio:
    """With `model` None presidio runs its patterns over a blank Dutch pipeline, without names."""

    def __init__(self, model: str | None) -> None:
        import spacy
        import tldextract
        from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
        from presidio_analyzer.nlp_engine import SpacyNlpEngine
        from presidio_analyzer.predefined_recognizers import PhoneRecognizer

        # Without addresses tldextract uses the list it brought along and fetches nothing.
        tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())
        nlp_engine = SpacyNlpEngine(models=[{"lang_code": "nl", "model_name": model or "blank"}])
        nlp_engine.nlp = {"nl": spacy.load(model) if model else spacy.blank("nl")}
        registry = RecognizerRegistry(supported_languages=["nl"])
        registry.load_predefined_recognizers(languages=["nl"])
        registry.remove_recognizer("PhoneRecognizer")
        registry.add_recognizer(PhoneRecognizer(supported_language="nl", supported_regions=("NL",)))
        self.engine = AnalyzerEngine(registry=registry, nlp_engine=nlp_engine, supported_languages=["nl"])

    def findings(self, text: str, policy: Policy, kind: str | None = None) -> tuple[Finding, ...]:
        return tuple(
            Finding(found.start, found.end, PRESIDIO.get(found.entity_type, "OTHER"), "presidio", found.score)
            for found in self.engine.analyze(text, "nl")
        )


def ours() -> Finder:
    from ingest.deidentify import Deidentifier

    return Deidentifier()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--presidio-model", default=None)
    parser.add_argument("--zonder", default="")
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    engines: dict[str, Callable[[], Any]] = {
        "kennisbank": ours,
        "deduce": Deduce,
        "presidio": lambda: Presidio(arguments.presidio_model),
    }
    cases = read_cases(FOLDER)
    papers = read_pages(FOLDER / "openbare-stukken.jsonl", SHARED) if SHARED.is_dir() else ()
    chosen = [name for name in engines if name not in arguments.zonder.split(",")]
    columns = [column(engines[name], cases, papers) for name in chosen]
    print(f"| | {' | '.join(chosen)} |")
    print("|---|" + "---:|" * len(chosen))
    for number, measure in enumerate(MEASURES):
        print(f"| {measure} | {' | '.join(each[number] for each in columns)} |")


def column(make: Callable[[], Finder], cases: tuple[Case, ...], papers: tuple[Case, ...]) -> list[str]:
    """The figures of one engine, in the order of MEASURES."""
    started, held = time.perf_counter(), megabytes()
    try:
        engine = make()
    except ImportError:
        return ["niet geïnstalleerd", *["–"] * (len(MEASURES) - 1)]
    loaded = time.perf_counter() - started
    engine.findings(cases[0].text, cases[0].policy)
    taken = megabytes() - held
    started = time.perf_counter()
    scores = score_by_part(engine, cases)
    seconds = time.perf_counter() - started
    parts = {
        part: merge(one for (of, _), one in scores.items() if of == part) for part in ("open", "verzegeld")
    }
    unlisted = merge(score_by_part(engine, with_unlisted_names(cases)).values())
    started = time.perf_counter()
    read = merge(score_by_part(engine, papers).values())
    around = sum(len(f"{page.before}{page.text}{page.after}".split()) for page in papers)
    return [
        f"{loaded:.1f}".replace(".", ","),
        f"{taken:.0f}",
        whole(sum(one.words for one in parts.values()) / seconds),
        whole(around / (time.perf_counter() - started)) if papers else "–",
        *(percent(one.direct) for one in parts.values()),
        percent(unlisted.recall["PERSON"]),
        *(percent(one.precision) for one in parts.values()),
        *(percent(kept(one)) for one in parts.values()),
        percent(read.direct) if papers else "–",
        f"{read.false_per_1000_words:.1f}".replace(".", ",") if papers else "–",
    ]


def megabytes() -> float:
    """What this process holds in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def whole(value: float) -> str:
    return f"{value:,.0f}".replace(",", ".")


def kept(one: Score) -> Share:
    return one.total(one.kept)


def percent(share: Share) -> str:
    return "–" if share.value is None else f"{share.value:.3f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
