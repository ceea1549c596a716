"""Canaries in every place of every kind of file: none may be found afterwards, in any byte of any store."""

from __future__ import annotations

import logging
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter
from typer.testing import CliRunner

import kennisbank
from cli.main import app
from index.catalogue.listing import Listing
from index.errors import SourceError
from index.model import Described, Policy, Report, SafeDocument
from index.vocabulary_files import load_vocabulary
from ingest.convert import convert, ocr
from ingest.describe import describe
from ingest.repair import repair
from ingest.sources import discover
from tests.fakes.installation import gate, use_fakes
from tests.leak_files import CANARIES, MARKER, canary, leaks, mentions, places_in, unpacked, write_all

ROOT = Path(__file__).resolve().parents[1]
REVIEW = Path("spool/beoordeling")
"""The one place where unshielded text may lie: what waits for a person, readable by its owner only."""

POLICIES: tuple[Policy, ...] = ("openbaar", "casus")


# --- the files, and the gate by itself ------------------------------------------------------------


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stukken")
    write_all(folder)
    return folder


@pytest.fixture(scope="module")
def few_files(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text with a name in its file name, and a paper with a canary in most places."""
    folder = tmp_path_factory.mktemp("enkele")
    for path in (*files.glob("brief aan*"), files / "memo.docx"):
        shutil.copy(path, folder)
    return folder


def test_every_canary_stands_in_a_file_and_the_search_finds_it_there(files: Path) -> None:
    found = set().union(*leaks(files).values())

    assert found == CANARIES.keys()


@pytest.mark.parametrize(
    "hidden",
    [
        "Hobbe-\nlinck",
        "HOBBELINCK",
        "Hob\u00adbelinck",
        "Hob\\u00adbelinck",
        "Hobbe-\\nlinck",
        "H o b b e l i n c k",
        "Hob&shy;belinck",
    ],
)
def test_the_search_finds_a_canary_however_it_is_written(hidden: str) -> None:
    assert places_in(f"tekst {hidden} tekst") == {"verborgen"}
    assert places_in(hidden.encode("utf-16")) == {"verborgen"} or "\\" in hidden or "&" in hidden


@pytest.mark.parametrize("policy", POLICIES)
def test_nothing_of_a_canary_gets_past_the_gate(files: Path, tmp_path: Path, policy: Policy) -> None:
    vocabulary = load_vocabulary(ROOT / "corpus" / "vocabulaire")
    left = {}
    for source in discover([files], tmp_path):
        if isinstance(source, Report):
            continue
        try:
            repaired = repair(convert(source))
        except SourceError as error:
            left[source.name] = places_in(str(error))
            continue
        safe = gate().deidentify(Described(repaired, describe(repaired, vocabulary)), policy)
        left[source.name] = places_in(TypeAdapter(SafeDocument).dump_json(safe))

    assert len(left) == 9
    assert {name: places for name, places in left.items() if places} == {}


# --- the whole life of a document -------------------------------------------------------------------


@dataclass
class Story:
    """What was found after each step of the life of the documents."""

    data: Path
    leaked: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    def command(self, step: str, *arguments: str) -> None:
        result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
        self.said[step] = result.output
        self.look(step)

    def look(self, step: str, allowed: Sequence[Path] = (REVIEW,)) -> None:
        home = self.data.parent
        self.leaked[step] = leaks(home, allowed=[self.data.relative_to(home) / path for path in allowed])


@pytest.fixture(scope="module", params=POLICIES)
def story(
    request: pytest.FixtureRequest, files: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Story]:
    home = tmp_path_factory.mktemp("leven")
    told = Story(home / "gegevens")
    logged: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: logged.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    with pytest.MonkeyPatch.context() as patch:
        use_fakes(patch, told.data)
        tell(told, files, request.param, home, patch)
    logging.getLogger().removeHandler(handler)
    told.said["logboek"] = "\n".join(logged)
    yield told


def tell(told: Story, files: Path, policy: str, home: Path, patch: pytest.MonkeyPatch) -> None:
    told.command("opgenomen", "opnemen", str(files), "--beleid", policy, "--json")
    told.facts["rechten"] = [stat.S_IMODE(path.stat().st_mode) for path in (told.data / REVIEW).rglob("*.*")]
    release_waiting()
    told.look("vrijgegeven", allowed=())
    told.command("nog eens", "opnemen", str(files), "--beleid", policy, "--json")
    told.command("gezocht", "zoek", MARKER, "--json")
    for place in ("tekst", "over regels"):
        told.command(f"gezocht naar {place}", "zoek", canary(place))
        told.said.pop(f"gezocht naar {place}")
    with kennisbank.opened(kennisbank.read_settings()) as opened:
        told.said["lading"] = repr([point.payload for point in opened.index.scroll()])
        told.said["bladzijden"] = browse(opened)
        told.said["beelden"] = "\n".join(seen(opened))
        told.facts["stukken"] = len(Listing(opened.documents).newest(100))
    told.look("bekeken")
    told.command("herbouwd", "herbouw")
    told.command("bewaard", "reservekopie", str(home / "kopie.tar.gz"))
    patch.setenv("KENNISBANK_DATA", str(home / "elders"))
    told.command("teruggezet", "herstel", str(home / "kopie.tar.gz"))
    told.facts["hersteld"] = mentions(home / "elders", MARKER) != set()
    patch.setenv("KENNISBANK_DATA", str(told.data))
    forget_all()
    told.look("vergeten", allowed=())
    told.facts["na vergeten"] = mentions(told.data, MARKER) | leaks(told.data).keys()


def release_waiting() -> None:
    """A person reads and releases everything that waits."""
    with kennisbank.opened(kennisbank.read_settings()) as opened:
        for card in opened.review.waiting():
            opened.review.release(card.id, "redactie", "gelezen")


def forget_all() -> None:
    with kennisbank.opened(kennisbank.read_settings()) as opened, opened.documents.engine.connect() as db:
        names = [name for (name,) in db.exec_driver_sql("SELECT name FROM documents")]
    for name in names:
        result = CliRunner().invoke(app, ["vergeet", name], catch_exceptions=False)
        assert result.exit_code == 0, result.output


PARTS = ("", "/passages", "/verwijzingen", "/verwante-stukken")


def browse(opened: kennisbank.Kennisbank) -> str:
    """Everything the pages and the interface say about every document."""
    client = TestClient(kennisbank.make_application(opened, "sleutel"))
    found = client.post("/v1/documenten/_zoek", json={"vraag": MARKER})
    said = [found.text, client.get("/", params={"q": MARKER}).text, client.get("/uitleg/collectie").text]
    for card in Listing(opened.documents).newest(100):
        said.append(client.get(f"/documenten/{card.id}").text)
        said += [client.get(f"/v1/documenten/{card.id}{part}").text for part in PARTS]
    said.append(client.get("/v1/openapi.json").text)
    return "\n".join(said)


def seen(opened: kennisbank.Kennisbank) -> Iterator[str]:
    """What can be read on every page picture and in every PDF that is handed out."""
    client = TestClient(kennisbank.make_application(opened, "sleutel"))
    for card in Listing(opened.documents).newest(100):
        for part in ("afgeschermd.pdf", "pagina-1.png", "pagina-2.png"):
            answer = client.get(f"/documenten/{card.id}/{part}")
            if answer.status_code == 200:
                yield from (piece.decode("utf-8", "replace") for piece in unpacked(answer.content))
                yield answer.content.decode("latin-1")


STEPS = (
    "opgenomen",
    "vrijgegeven",
    "nog eens",
    "gezocht",
    "bekeken",
    "herbouwd",
    "bewaard",
    "teruggezet",
    "vergeten",
)


@pytest.mark.slow
def test_all_readable_files_were_taken_in_and_can_be_found(story: Story) -> None:
    assert story.facts["stukken"] == 8
    assert MARKER in story.said["gezocht"]
    assert MARKER in story.said["bladzijden"]
    assert story.facts["hersteld"]


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_no_canary_stands_in_any_byte_on_the_disk(story: Story, step: str) -> None:
    assert story.leaked[step] == {}


@pytest.mark.slow
@pytest.mark.parametrize("place", ["tekst", "over regels"])
def test_a_question_with_a_name_in_it_leaves_no_trace(story: Story, place: str) -> None:
    assert story.leaked[f"gezocht naar {place}"] == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    "said", ["opgenomen", "nog eens", "gezocht", "bladzijden", "lading", "logboek", "bewaard"]
)
def test_no_canary_is_ever_shown_or_logged(story: Story, said: str) -> None:
    assert places_in(story.said[said]) == set()


@pytest.mark.slow
def test_page_pictures_and_the_download_show_the_text_and_no_canary(story: Story) -> None:
    assert story.said["beelden"].count(MARKER) >= (2 if ocr.available() else 1)
    assert places_in(story.said["beelden"]) == set()


@pytest.mark.slow
def test_text_that_waits_for_a_person_is_readable_by_its_owner_only(story: Story) -> None:
    assert set(story.facts["rechten"]) <= {0o600}


@pytest.mark.slow
def test_nothing_of_a_forgotten_document_is_left_in_any_store(story: Story) -> None:
    assert story.facts["na vergeten"] == set()


# --- each step breaks once ---------------------------------------------------------------------------

BREAKABLE = {
    "lezen": "ingest.pipeline.convert",
    "herstellen": "ingest.pipeline.repair",
    "beschrijven": "ingest.pipeline.describe",
    "in beeld brengen": "ingest.pipeline.make_pictures",
    "afschermen": "ingest.deidentify.engine.Deidentifier.deidentify",
    "knippen": "ingest.pipeline.split",
    "vastleggen": "index.catalogue.documents.Documents.add",
    "rekenen": "tests.fakes.embedders.FakeEmbedder.passages",
    "indexeren": "index.vectors.embedded.EmbeddedIndex.upsert",
}


@pytest.mark.slow
@pytest.mark.parametrize("step", BREAKABLE)
def test_a_step_that_breaks_with_text_in_its_error_leaks_nothing(
    step: str,
    few_files: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise ValueError(f"kon dit niet lezen: {canary('tekst')}")

    data = tmp_path / "gegevens"
    use_fakes(monkeypatch, data)
    with pytest.MonkeyPatch.context() as broken, caplog.at_level(logging.DEBUG):
        broken.setattr(BREAKABLE[step], breaks)
        result = CliRunner().invoke(app, ["opnemen", str(few_files), "--json"])

    assert leaks(tmp_path, allowed=(Path("gegevens") / REVIEW,)) == {}
    assert places_in(result.output) == set()
    assert places_in(caplog.text) == set()
    assert list((data / "spool" / "onderweg").iterdir()) == []

    again = CliRunner().invoke(app, ["opnemen", str(few_files), "--json"])

    assert again.exit_code == 0
    assert set(re.findall(r'"uitkomst": "([a-z ]+)"', again.output)) <= {"opgenomen", "ongewijzigd"}


# --- the program as a person runs it -----------------------------------------------------------------


@pytest.mark.slow
def test_the_program_itself_writes_no_canary_anywhere(files: Path, tmp_path: Path) -> None:
    for folder in ("tijdelijk", "thuis"):
        (tmp_path / folder).mkdir()
    cache = kennisbank.read_settings().cache
    surroundings = os.environ | {
        "KENNISBANK_DATA": str(tmp_path / "gegevens"),
        "KENNISBANK_CACHE": str(cache),
        "TMPDIR": str(tmp_path / "tijdelijk"),
        "HOME": str(tmp_path / "thuis"),
    }
    before = {path: path.stat().st_mtime_ns for path in cache.rglob("*")}

    ran = subprocess.run(
        [sys.executable, "-m", "kennisbank", "opnemen", str(files), "--json"],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
    )

    assert ran.stdout.count("opgenomen") + ran.stdout.count("ter beoordeling") >= 8, ran.stderr
    assert places_in(ran.stdout) | places_in(ran.stderr) == set()
    assert leaks(tmp_path, allowed=(Path("gegevens") / REVIEW,)) == {}
    written = [
        path for path in cache.rglob("*") if path.is_file() and before.get(path) != path.stat().st_mtime_ns
    ]
    assert [path.name for path in written if places_in(path.read_bytes())] == []
