"""The sample corpus is current, marked as fiction and of every kind; its questions can be answered."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import numpy as np
import pypdfium2
import pytest
import yaml
from lxml import etree, html

from corpus.maak import make
from corpus.sample import plain
from corpus.sources import read_samples
from ui.dates import MONTHS

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared"
MARK = "voorbeeldcorpus, fictief"
SCAN = "ede-raadsbesluit-jeugdlink.pdf"
KINDS = {
    "raadsinformatiebrief",
    "commissiebrief",
    "memo",
    "kamerbrief",
    "antwoord-kamervragen",
    "antwoord-raadsvragen",
    "raadsvoorstel",
    "raadsbesluit",
    "motie",
    "amendement",
    "verslag",
    "afdoeningsvoorstel",
    "webpagina",
    "brief",
    "rapport",
    "werkinstructie",
    "plan",
    "handreiking",
    "casus",
}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    make(folder)
    return folder


@pytest.fixture(scope="module")
def key() -> list[dict[str, Any]]:
    return lines(CORPUS / "documenten.jsonl")


@pytest.fixture(scope="module")
def questions() -> list[dict[str, Any]]:
    return lines(CORPUS / "vragen.jsonl")


# --- the files -------------------------------------------------------------------------------------


def files(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for part in ("stukken", "casussen")
        for path in (folder / part).iterdir()
    }


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def pdf_text(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def picture(data: bytes) -> np.ndarray:
    document = pypdfium2.PdfDocument(data)
    try:
        return np.asarray(document[0].render(scale=1).to_pil().convert("L"), dtype=np.float32)
    finally:
        document.close()


def contents(name: str, data: bytes) -> object:
    """What a file says, without what a newer zlib, JPEG or PDF library may write otherwise."""
    match Path(name).suffix:
        case ".pdf":
            return pdf_text(data)
        case ".docx" | ".odt" | ".zip":
            return {member: contents(member, content) for member, content in members(data)}
        case _:
            return data


def text_of(name: str, data: bytes) -> str:
    match Path(name).suffix:
        case ".pdf":
            return "\n".join(pdf_text(data))
        case ".docx":
            document = docx.Document(io.BytesIO(data))
            cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
        case ".odt":
            return " ".join(etree.fromstring(dict(members(data))["content.xml"]).itertext())
        case ".html":
            return str(html.fromstring(data).text_content())
        case ".xml":
            return " ".join(etree.fromstring(data).itertext())
    return data.decode()


def bytes_of(name: str) -> bytes:
    """The document `name` of the answer key, also when it is a member of a ZIP."""
    bundle, _, member = name.partition(".zip/")
    path = next(CORPUS.glob(f"*/{bundle}.zip" if member else f"*/{name}"))
    return dict(members(path.read_bytes()))[member] if member else path.read_bytes()


def test_the_files_are_what_the_sources_say(made: Path) -> None:
    here, there = files(CORPUS), files(made)
    assert here.keys() == there.keys()
    stale = [
        name
        for name, path in here.items()
        if not name.endswith(SCAN)
        and contents(name, path.read_bytes()) != contents(name, there[name].read_bytes())
    ]
    assert stale == []
    assert (CORPUS / "documenten.jsonl").read_bytes() == (made / "documenten.jsonl").read_bytes()


def test_the_scan_is_current_and_holds_no_text(made: Path) -> None:
    committed = (CORPUS / "stukken" / SCAN).read_bytes()
    again = (made / "stukken" / SCAN).read_bytes()
    assert "".join(pdf_text(committed)).strip() == ""
    assert float(np.abs(picture(committed) - picture(again)).mean()) < 2.0
    assert len(committed) < 300_000


def test_making_twice_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    make(tmp_path)
    for name, path in files(made).items():
        assert path.read_bytes() == files(tmp_path)[name].read_bytes(), name


def test_the_corpus_is_small() -> None:
    assert sum(path.stat().st_size for path in files(CORPUS).values()) < 3_000_000


def test_every_document_says_that_it_is_fiction(key: list[dict[str, Any]]) -> None:
    silent = [
        row["bron"]
        for row in key
        if row["bron"] != SCAN and MARK not in text_of(row["bron"], bytes_of(row["bron"])).lower()
    ]
    assert silent == []


def test_each_document_has_something_to_say() -> None:
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").split("---\n", 2)[2].split())
        for path in (CORPUS / "bron").rglob("*.md")
    }
    assert {name: n for name, n in lengths.items() if not 250 <= n <= 900} == {}


def test_letters_in_pdf_have_pages_footers_and_footnotes(key: list[dict[str, Any]]) -> None:
    pages = {row["bron"]: pdf_text(bytes_of(row["bron"])) for row in key if row["bron"].endswith(".pdf")}
    assert sum(len(texts) >= 2 for texts in pages.values()) >= 8
    assert all("Pagina 1 van" in texts[0] for name, texts in pages.items() if name != SCAN)
    assert "11 juni 20241" in pages["kst-31839-9127.pdf"][0].replace("\r\n", "")


def test_word_files_have_headings_tables_and_footnotes() -> None:
    name = "25bb009058-afdoeningsvoorstel-toezeggingen.docx"
    document = docx.Document(io.BytesIO(bytes_of(name)))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Heading 1", "Heading 2"} <= styles
    assert len(document.tables) == 3
    assert b"reglement van orde" in dict(members(bytes_of(name)))["word/footnotes.xml"]


# --- the answer key --------------------------------------------------------------------------------


def test_the_key_names_every_document_once(key: list[dict[str, Any]]) -> None:
    present = set()
    for name, path in files(CORPUS).items():
        base = name.split("/", 1)[1]
        inside = [member for member, _ in members(path.read_bytes())] if base.endswith(".zip") else [""]
        present |= {f"{base}/{member}" if member else base for member in inside}
    assert sorted(row["bron"] for row in key) == sorted(present)


def test_there_are_documents_of_every_kind_and_format(key: list[dict[str, Any]]) -> None:
    assert len(key) >= 48
    assert {row["soort"] for row in key} == KINDS
    suffixes = Counter(Path(row["bron"]).suffix for row in key)
    assert set(suffixes) == {".pdf", ".docx", ".odt", ".html", ".xml", ".txt", ".md"}
    assert min(suffixes.values()) >= 4
    assert any(".zip/" in row["bron"] for row in key)


def test_the_folder_decides_the_policy(key: list[dict[str, Any]]) -> None:
    lessons = {path.name for path in (CORPUS / "casussen").iterdir()}
    for row in key:
        assert row["beleid"] == ("casus" if row["bron"] in lessons else "openbaar")
        assert (row["soort"] == "casus") == (row["bron"] in lessons)
    assert len(lessons) >= 12


def test_proeftuinen_and_themes_are_in_the_vocabulary(key: list[dict[str, Any]]) -> None:
    for field, least in (("proeftuinen", 8), ("themas", 20)):
        vocabulary = yaml.safe_load((CORPUS / "vocabulaire" / f"{field}.yaml").read_text(encoding="utf-8"))
        known = {term["sleutel"] for term in vocabulary["begrippen"]}
        used = {value for row in key for value in row[field]}
        assert used <= known
        assert len(used) >= least


def test_dates_are_iso_or_unknown(key: list[dict[str, Any]]) -> None:
    assert all(re.fullmatch(r"20\d\d-\d\d-\d\d|onbekend", row["datum"]) for row in key)
    assert any(row["datum"] == "onbekend" for row in key)


def test_what_the_key_says_stands_in_the_document(key: list[dict[str, Any]]) -> None:
    for row in key:
        if row["bron"] == SCAN:
            continue
        text = text_of(row["bron"], bytes_of(row["bron"]))
        assert letters(row["titel"]) in letters(text), row["bron"]
        if row["datum"] != "onbekend":
            year, month, day = row["datum"].split("-")
            written = f"{int(day)} {MONTHS[int(month) - 1]} {year}"
            assert written in squeezed(text) or f"{day}-{month}-{year}" in text, row["bron"]


def test_letters_cite_each_other_by_number(key: list[dict[str, Any]]) -> None:
    texts = {row["bron"]: text_of(row["bron"], bytes_of(row["bron"])) for row in key if row["bron"] != SCAN}
    for number in ("24bb009107", "24bb009215", "24bb009290", "24bb009342", "2024-0917", "T-2023-091"):
        assert sum(number in text for text in texts.values()) >= 2, number
    assert sum(bool(re.search(r"31 839, nr\. 91\d\d", text)) for text in texts.values()) >= 5


def test_one_letter_went_to_four_municipalities() -> None:
    names = [path.name for path in (CORPUS / "stukken").glob("rib-*-vaart-in-veiligheid.*")]
    assert sorted(Path(name).suffix for name in names) == [".docx", ".odt", ".pdf", ".txt"]


def test_lessons_are_released_by_the_hash_of_the_committed_file() -> None:
    released = {row["hash"] for row in lines(CORPUS / "vrijgave.jsonl")}
    hashes = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in (CORPUS / "casussen").iterdir()
    }
    assert released <= hashes.keys()
    waiting = {name for digest, name in hashes.items() if digest not in released}
    assert waiting == {"les-twee-landen-een-kind.odt", "les-elf-mensen-aan-tafel.docx"}


# --- people who do not exist -----------------------------------------------------------------------


def bsn_is_valid(digits: str) -> bool:
    return sum(int(d) * w for d, w in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11 == 0


def test_numbers_of_people_are_from_ranges_nobody_has(key: list[dict[str, Any]]) -> None:
    """BSNs start with 9999 (test range), subscriber numbers with 0; mail goes to `.example`."""
    text = "\n".join(text_of(row["bron"], bytes_of(row["bron"])) for row in key if row["bron"] != SCAN)
    bsns = re.findall(r"(?<!\d)9999 ?\d\d ?\d{3}(?!\d)", text)
    assert len(bsns) >= 3
    assert all(bsn_is_valid(bsn.replace(" ", "")) for bsn in bsns)
    text = re.sub(r"NL\d\d ABNA [\d ]+", "", text)
    mail = re.findall(r"[\w.-]+@[\w.-]+", text)
    assert len(mail) >= 8
    assert all(address.rstrip(".").endswith(".example") for address in mail)
    mobile = re.findall(r"(?<!\d)06[- ]?\d[\d ]{7,}", text)
    assert mobile
    assert {re.sub(r"\D", "", number) for number in mobile} == {"0612345678"}
    landline = re.findall(r"(?<!\d)0[1-57]\d{1,2}[- ]\d[\d ]{5,}\d", text)
    assert len(landline) >= 10
    assert all(re.split(r"[- ]", number, maxsplit=1)[1].startswith("01") for number in landline)


# --- questions -------------------------------------------------------------------------------------

STYLES = {"nummer", "trefwoord", "natuurlijk"}
GROUPS = {"programma", "griffie", "netwerk"}


def test_questions_have_the_agreed_form(questions: list[dict[str, Any]]) -> None:
    for row in questions:
        assert set(row) == {"q", "style", "groep", "bron", "bewijs", "verzameling", "deel"}, row["q"]
        assert row["style"] in STYLES
        assert row["groep"] in GROUPS
        assert row["verzameling"] in {"corpus", "seeds", "documents"}
        assert row["deel"] in {"ontwikkeling", "slot"}
        assert bool(row["bron"]) == bool(row["bewijs"]), row["q"]
    asked = Counter((row["q"], row["verzameling"]) for row in questions)
    assert [question for question, n in asked.items() if n > 1] == []


def test_there_are_enough_questions_of_each_sort(questions: list[dict[str, Any]]) -> None:
    answered = Counter(row["verzameling"] for row in questions if row["bron"])
    assert answered["corpus"] >= 90
    assert answered["seeds"] >= 12
    assert answered["documents"] >= 60
    assert sum(not row["bron"] for row in questions) >= 12
    for style in STYLES:
        assert sum(row["style"] == style for row in questions) >= 30
    for group in GROUPS:
        assert sum(row["groep"] == group for row in questions) >= 25


def test_a_third_is_kept_apart_in_every_collection(questions: list[dict[str, Any]]) -> None:
    for collection in ("corpus", "seeds", "documents"):
        parts = Counter(row["deel"] for row in questions if row["verzameling"] == collection)
        assert 0.25 <= parts["slot"] / parts.total() <= 0.42, collection


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\ufffe", "")).strip()


def test_corpus_questions_are_answered_by_their_quote(questions: list[dict[str, Any]]) -> None:
    """The quote stands in the source of the first document named; other documents named exist."""
    sources: dict[str, str] = {}
    for sample in read_samples(CORPUS / "bron"):
        values = [text for block in sample.blocks for text in flat(block.items)]
        heads = [f"{name}: {value}" for name, value in sample.headers]
        said = [plain(text) for text in [*heads, *values]]
        sources[sample.target.split("/", 1)[1]] = squeezed(" ".join([*said, *sample.notes.values()]))
    for row in questions:
        if row["verzameling"] == "corpus" and row["bron"]:
            assert set(row["bron"]) <= sources.keys(), row["q"]
            assert squeezed(row["bewijs"]) in sources[row["bron"][0]], row["q"]


def flat(items: tuple[Any, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            yield from item


def test_questions_on_real_papers_quote_at_most_ten_words(questions: list[dict[str, Any]]) -> None:
    for row in questions:
        if row["verzameling"] != "corpus":
            assert len(row["bewijs"].split()) <= 10, row["q"]


@pytest.mark.skipif(not SHARED.exists(), reason="the real papers (../shared) are not on this machine")
def test_real_papers_named_by_questions_exist_and_hold_the_quote(questions: list[dict[str, Any]]) -> None:
    for row in questions:
        if row["verzameling"] == "corpus":
            continue
        for name in row["bron"]:
            assert real_paper(row["verzameling"], name) is not None, name
        if row["bron"]:
            assert letters(row["bewijs"]) in letters(real_text(row["verzameling"], row["bron"][0])), row["q"]


def real_paper(collection: str, name: str) -> Path | None:
    places = [SHARED / collection, SHARED / collection / "native", SHARED / collection / "text"]
    return next((place / name for place in places if (place / name).is_file()), None)


def real_text(collection: str, name: str) -> str:
    path = real_paper(collection, name)
    assert path is not None
    return text_of(name, path.read_bytes())


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def test_the_scan_is_a_picture_of_grey_paper() -> None:
    page = picture((CORPUS / "stukken" / SCAN).read_bytes())
    assert float(page.min()) < 80
    assert 200 < float(page.mean()) < 250
