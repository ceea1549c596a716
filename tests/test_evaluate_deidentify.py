"""The gold set is sound, and the scoring counts what it says it counts."""

import hashlib
import json
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from index.model import Decision, Finding, Policy
from ingest.deidentify import Deidentifier
from ingest.deidentify.evaluate import (
    KINDS,
    Figures,
    Share,
    evaluate,
    found_in,
    merge,
    score,
)
from ingest.deidentify.figures import render, render_misses
from ingest.deidentify.gold import PARTS, Case, Mark, read_cases, read_pages, unseal
from ingest.deidentify.unlisted import with_unlisted_names
from training import marked

FOLDER = Path(__file__).parent / "cases" / "afscherming"
SHARED = Path(__file__).resolve().parents[1].parent / "shared"
FLOORS = Path(__file__).parent / "floors.json"
CASES = read_cases(FOLDER)
LABELS = set(KINDS)


def case(text: str, policy: Policy = "openbaar") -> Case:
    row = marked.unmark(text)
    marks = {field: tuple(Mark(**mark) for mark in row[field]) for field in ("spans", "keep", "neutral")}
    return Case(id="t-1", text=row["text"], kind="casus", policy=policy, **marks)


def masks(text: str, *words: str, label: str = "PERSON", decision: Decision = Decision.MASK) -> list[Finding]:
    return [
        Finding(text.index(word), text.index(word) + len(word), label, "test", 1.0, decision) for word in words
    ]


class Fixed:
    """Masks the given words as persons, wherever they stand."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def findings(self, text: str, policy: Policy, kind: str | None = None) -> tuple[Finding, ...]:
        return tuple(
            Finding(match.start(), match.end(), "PERSON", "test", 1.0)
            for word in self.words
            for match in re.finditer(re.escape(word), text)
        )


# --- the gold set ---------------------------------------------------------------------------------


def test_there_are_at_least_600_paragraphs_of_which_a_third_is_sealed() -> None:
    sealed = sum(one.part != "open" for one in CASES)

    assert len(CASES) >= 600
    assert sealed >= len(CASES) / 3


def test_at_least_100_paragraphs_are_fresh() -> None:
    assert all(sum(one.part == part for one in CASES) >= 100 for part in PARTS if part != "open")


def test_at_least_60_paragraphs_hold_nothing_to_mask() -> None:
    assert sum(not one.spans for one in CASES) >= 60


def test_at_least_a_third_are_case_reports() -> None:
    assert sum(one.policy == "casus" for one in CASES) >= len(CASES) / 3


def test_no_paragraph_stands_in_it_twice() -> None:
    assert len({one.text for one in CASES}) == len(CASES)
    assert len({one.id for one in CASES}) == len(CASES)


def test_the_open_lines_say_what_the_marked_text_says() -> None:
    lines = (FOLDER / "open.jsonl").read_text(encoding="utf-8")

    assert marked.to_lines(marked.read_marked((FOLDER / "open.txt").read_text(encoding="utf-8"), "o")) == lines


def test_a_sealed_line_opened_and_marked_again_is_the_same_line() -> None:
    rows = [json.loads(line) for line in (FOLDER / "verzegeld.jsonl").read_text(encoding="utf-8").splitlines()]

    text = "\n".join(marked.mark(unseal(row)) for row in rows)

    assert [unseal(row) for row in rows] == marked.read_marked(text, "v")


def test_marks_lie_on_whole_words_and_do_not_touch_each_other() -> None:
    for one in CASES:
        marks = sorted((*one.spans, *one.keep, *one.neutral), key=lambda mark: mark.start)
        for mark in marks:
            covered = one.text[mark.start : mark.end]
            assert covered == covered.strip(), one.id
            assert any(letter.isalnum() for letter in covered), one.id
        assert all(left.end <= right.start for left, right in pairwise(marks)), one.id
        assert {mark.label for mark in one.spans} <= LABELS, one.id


@pytest.mark.parametrize(
    ("label", "is_valid"),
    [
        ("BSN", lambda digits: sum((9 - i) * int(digits[i]) for i in range(8)) % 11 == int(digits[8])),
        ("IBAN", lambda iban: int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1),
    ],
)
def test_numbers_with_a_check_pass_it(label: str, is_valid: object) -> None:
    assert callable(is_valid)
    numbers = [
        re.sub(r"[\W_]", "", one.text[mark.start : mark.end])
        for one in CASES
        for mark in one.spans
        if mark.label == label
    ]

    assert len(numbers) >= 14
    assert all(is_valid(number) for number in numbers)


def test_sealed_names_are_other_names_than_the_open_ones_of_the_same_hand() -> None:
    def names(part: str) -> set[str]:
        return {
            word.casefold()
            for one in CASES
            if one.part == part and (part != "open" or one.id <= "o-230")
            for mark in one.spans
            if mark.label == "PERSON"
            for word in re.findall(r"[^\W\d_]{4,}", one.text[mark.start : mark.end])
        }

    known = names("verzegeld") & names("open")

    assert len(known) < 0.15 * len(names("verzegeld"))


def test_sixty_pages_of_public_papers_are_labelled_without_their_text() -> None:
    rows = [
        json.loads(line)
        for line in (FOLDER / "openbare-stukken.jsonl").read_text(encoding="utf-8").splitlines()
    ]

    assert len(rows) >= 60
    assert all("text" not in row and row["end"] - row["start"] >= 200 for row in rows)


@pytest.mark.skipif(not SHARED.is_dir(), reason="de openbare stukken liggen hier niet (../shared)")
def test_labels_of_public_papers_lie_on_whole_words() -> None:
    pages = read_pages(FOLDER / "openbare-stukken.jsonl", SHARED)

    assert len(pages) >= 60
    for page in pages:
        for mark in (*page.spans, *page.neutral):
            covered = page.text[mark.start : mark.end]
            assert covered == covered.strip() and any(letter.isalnum() for letter in covered), page.id


def test_a_page_that_changed_since_it_was_labelled_is_left_out(tmp_path: Path) -> None:
    row = {
        "id": "p-1", "file": "brief.txt", "start": 4, "end": 10, "kind": "brief", "policy": "openbaar",
        "sha256": hashlib.sha256(b"Jansen").hexdigest()[:16],
        "spans": [{"start": 0, "end": 6, "label": "PERSON"}], "keep": [], "neutral": [],
    }  # fmt: skip
    (tmp_path / "labels.jsonl").write_text(json.dumps(row), encoding="utf-8")

    (tmp_path / "brief.txt").write_text("Dag Jansen.", encoding="utf-8")
    (page,) = read_pages(tmp_path / "labels.jsonl", tmp_path)
    assert (page.before, page.text, page.after) == ("Dag ", "Jansen", ".")

    (tmp_path / "brief.txt").write_text("Dag Pieter.", encoding="utf-8")
    assert read_pages(tmp_path / "labels.jsonl", tmp_path) == ()


# --- scoring --------------------------------------------------------------------------------------


def test_a_span_counts_when_each_letter_is_masked_also_by_two_masks() -> None:
    one = case("Dag [[PERSON|F. el Amrani]].")

    assert score(one, masks(one.text, "F", "el Amrani")).recall == {"PERSON": Share(1, 1)}
    assert score(one, masks(one.text, "Amrani")).recall == {"PERSON": Share(0, 1)}


def test_masking_more_than_the_gold_span_is_not_wrong() -> None:
    one = case("mevrouw [[PERSON|Jansen]] belt")

    assert score(one, masks(one.text, "mevrouw Jansen")).precision == Share(1, 1)


def test_a_mask_that_touches_no_gold_is_false() -> None:
    one = case("[[PERSON|Jansen]] belt over <<DATE|12 maart>> met Utrecht")

    counted = score(one, masks(one.text, "Jansen", "12 maart", "Utrecht"))

    assert counted.precision == Share(2, 3)
    assert counted.false_per_1000_words == pytest.approx(1000 / 7)


def test_a_keep_term_is_lost_when_one_letter_of_it_is_masked() -> None:
    one = case("{{ORG|Veilig Thuis}} en {{ORG|Enver}}")

    assert score(one, masks(one.text, "Thuis")).kept == {"ORG": Share(1, 2)}


def test_a_label_is_right_when_the_mask_that_covers_most_has_it() -> None:
    one = case("[[BSN|388122511]]")

    assert score(one, masks(one.text, "388122511", label="PHONE")).labelled == {"BSN": Share(0, 1)}


def test_a_finding_that_waits_for_a_person_is_no_mask_but_is_seen() -> None:
    one = case("[[PERSON|Storm]] komt")

    counted = score(one, masks(one.text, "Storm", decision=Decision.UNDECIDED))

    assert (counted.recall["PERSON"], counted.seen["PERSON"], counted.undecided) == (
        Share(0, 1),
        Share(1, 1),
        1,
    )


def test_a_kept_finding_masks_nothing() -> None:
    one = case("wethouder {{OFFICIAL|Storm}}")

    counted = score(one, masks(one.text, "Storm", decision=Decision.KEEP))

    assert (counted.kept, counted.precision) == ({"OFFICIAL": Share(1, 1)}, Share())


@pytest.mark.parametrize(("policy", "judged"), [("casus", 0), ("openbaar", 1)])
def test_a_generalised_place_is_judged_only_in_public_papers(policy: Policy, judged: int) -> None:
    one = case("in Goes", policy)

    assert score(one, masks(one.text, "Goes", label="PLACE")).precision.total == judged


def test_the_interval_is_that_of_wilson() -> None:
    interval = Share(81, 263).interval

    assert interval == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert Share().interval is None


def test_a_page_is_read_with_what_stands_around_it_and_judged_by_itself() -> None:
    page = Case(
        "p-1", "Jansen", "brief", "openbaar", (Mark(0, 6, "PERSON"),), before="Aan ", after=" en Jansen."
    )

    found = found_in(Fixed("Jansen"), page)

    assert [(one.start, one.end) for one in found] == [(0, 6)]


# --- names in no list -----------------------------------------------------------------------------


def test_each_name_becomes_another_word_of_the_same_shape_and_particles_stay() -> None:
    (new,) = with_unlisted_names(
        [case("Hier: [[PERSON|Jan van der VELDE]]. {{ORG|Enver}} en [[PERSON|Jans]] fiets")]
    )

    first = new.text[new.spans[0].start : new.spans[0].end]
    assert re.fullmatch(r"[A-Z][a-z]+ van der [A-Z]+", first)
    assert "Jan" not in new.text and "VELDE" not in new.text
    assert new.text[new.spans[1].start : new.spans[1].end] == first.split()[0] + "s"
    assert new.text[new.keep[0].start : new.keep[0].end] == "Enver"


def test_replacing_names_leaves_all_other_marks_on_their_words() -> None:
    for old, new in zip(CASES, with_unlisted_names(CASES), strict=True):
        for field in ("keep", "neutral"):
            assert [new.text[mark.start : mark.end] for mark in getattr(new, field)] == [
                old.text[mark.start : mark.end] for mark in getattr(old, field)
            ]
        assert [new.text[m.start : m.end] for m in new.spans if m.label != "PERSON"] == [
            old.text[m.start : m.end] for m in old.spans if m.label != "PERSON"
        ]


# --- the figures ----------------------------------------------------------------------------------


def test_the_table_puts_open_beside_sealed_with_the_distance() -> None:
    cases = [
        Case("o-1", "Jansen", "casus", "casus", (Mark(0, 6, "PERSON"),)),
        Case("v-1", "Pietersen", "casus", "casus", (Mark(0, 9, "PERSON"),), part="verzegeld"),
    ]

    table = render(evaluate(Fixed("Jansen"), cases))

    assert re.search(r"persoon +1,000 \[0,21–1,00\] 1/1 +0,000 \[0,00–0,79\] 0/1 +\+1,000", table)


def test_no_miss_of_the_sealed_part_is_ever_shown() -> None:
    figures = evaluate(Fixed(), CASES)

    assert {miss.case[0] for miss in figures.misses} == {"o"}
    assert not re.search(r"\b[vfndelw]-\d{3}\b", render(figures) + render_misses(figures, CASES))
    assert "f-0" not in render(figures) + render_misses(figures, CASES)


# --- the engine against its floors -----------------------------------------------------------------


NAMED_APART = {
    "vers": "vers, tweede deel",
    "verst": "vers, derde deel",
    "nieuwst": "vers, vierde deel",
    "laatst": "vers, vijfde deel",
    "lang": "vers, zesde deel",
    "wijd": "vers, zevende deel",
    "stukken": "openbare stukken",
}
"""The fresh part is written anew now and then; a floor holds for the texts it was measured on."""


def headline(figures: Figures) -> dict[str, float]:
    """The figures that have a floor, by name; a part without cases is left out."""
    unlisted = merge(figures.unlisted.values())
    shares = {"namen in geen lijst": unlisted.recall.get("PERSON", Share())}
    for part, name in *((part, part) for part in ("open", "verzegeld")), *NAMED_APART.items():
        found = figures.part(part)
        shares[f"{name}: directe kenmerken"] = found.direct
        shares[f"{name}: precisie"] = found.precision
        shares[f"{name}: begrippen behouden"] = found.total(found.kept)
    return {name: share.value for name, share in shares.items() if share.value is not None}


def floors(content: str) -> dict[str, float]:
    found: dict[str, float] = json.loads(content).get("afscherming", {})
    return found


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    papers = read_pages(FOLDER / "openbare-stukken.jsonl", SHARED) if SHARED.is_dir() else ()
    return headline(evaluate(Deidentifier(), (*CASES, *papers)))


@pytest.mark.parametrize("name", floors(FLOORS.read_text(encoding="utf-8")))
def test_no_figure_of_the_shielding_is_under_its_floor(name: str, measured: dict[str, float]) -> None:
    if name.startswith("openbare stukken") and not SHARED.is_dir():
        pytest.skip("de openbare stukken liggen hier niet (../shared)")

    assert measured[name] >= floors(FLOORS.read_text(encoding="utf-8"))[name]


def test_a_floor_never_falls() -> None:
    git = ["git", "-C", str(FLOORS.parent)]
    listed = subprocess.run([*git, "log", "--format=%H", "--", FLOORS.name], capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("dit is geen kopie met geschiedenis")
    now = floors(FLOORS.read_text(encoding="utf-8"))

    for commit in listed.stdout.split():
        then = subprocess.run([*git, "show", f"{commit}:./{FLOORS.name}"], capture_output=True, text=True)
        if then.returncode == 0:
            fallen = {name for name, value in floors(then.stdout).items() if now.get(name, value) < value}
            assert fallen == set()
