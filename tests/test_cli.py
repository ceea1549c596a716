"""What a person or a machine sees of the command line."""

import errno
import io
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
import uvicorn

import kennisbank
from index.owner import Server


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "gegevens"
    monkeypatch.setenv("KENNISBANK_DATA", str(folder))
    return folder


def run(*arguments: str) -> int:
    try:
        kennisbank.main(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_setting_that_makes_no_sense_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KENNISBANK_POORT", "acht")
    assert run("voorbereiden") == 1
    assert capsys.readouterr().err == "Deze instelling klopt niet: KENNISBANK_POORT.\n"


def test_an_unknown_policy_is_one_sentence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("opnemen", "x.txt", "--beleid", "geheim") == 1
    assert capsys.readouterr().err == "Kies --beleid openbaar of --beleid casus.\n"


def test_a_port_in_use_is_one_sentence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run("start", "--poort", str(port)) == 1
    assert f"Poort {port} is niet vrij" in capsys.readouterr().err


def test_a_copy_that_is_none_is_one_sentence(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "kopie.tar.gz"
    copy.write_bytes(b"geen archief")
    assert run("herstel", str(copy)) == 1
    assert capsys.readouterr().err == "De reservekopie is niet te lezen of beschadigd.\n"


@pytest.mark.slow
def test_machines_get_a_line_per_file_and_a_line_of_sums(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / "brief.txt").write_text("Betreft: toezicht\n\nDe inspectie houdt toezicht op de proeftuin.\n")
    (folder / "leeg.txt").write_text("")
    assert run("opnemen", str(folder), "--json") == 1
    *files, sums = lines(capsys.readouterr().out)
    assert {(line["bron"], line["uitkomst"]) for line in files} == {
        ("brief.txt", "opgenomen"),
        ("leeg.txt", "mislukt"),
    }
    assert (sums["totaal"], sums["opgenomen"], sums["mislukt"]) == (2, 1, 1)

    assert run("zoek", "toezicht inspectie", "--aantal", "1", "--json") == 0
    (answer,) = lines(capsys.readouterr().out)
    assert answer["vraag"] == "toezicht inspectie"
    (hit,) = answer["treffers"]  # type: ignore[misc]
    assert set(hit) >= {"bron", "titel", "zin", "pagina", "score", "waarom"}
    assert (hit["bron"], hit["zin"]) == ("brief.txt", "De inspectie houdt toezicht op de proeftuin.")

    assert run("controle") == 0
    assert run("reservekopie", str(tmp_path / "kopie.tar.gz")) == 0
    assert run("vergeet", "brief.txt") == 0
    capsys.readouterr()
    assert run("zoek", "toezicht inspectie", "--json") == 0
    assert lines(capsys.readouterr().out)[0]["treffers"] == []


@pytest.mark.slow
def test_a_copy_put_back_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brief.txt").write_text("Betreft: toezicht\n\nDe inspectie houdt toezicht op de proeftuin.\n")
    monkeypatch.setenv("KENNISBANK_DATA", str(tmp_path / "een"))
    assert run("opnemen", str(tmp_path / "brief.txt")) == 0
    assert run("reservekopie", str(tmp_path / "kopie.tar.gz")) == 0
    monkeypatch.setenv("KENNISBANK_DATA", str(tmp_path / "twee"))
    assert run("herstel", str(tmp_path / "kopie.tar.gz")) == 0
    capsys.readouterr()
    assert run("zoek", "toezicht inspectie", "--json") == 0
    assert "brief.txt" in capsys.readouterr().out


def test_shielding_answers_a_line_for_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Bel mevrouw De Vries op 06-12345678."
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"text": text, "kind": "brief"}) + "\n"))
    assert run("afscherm", "--beleid", "openbaar", "--json") == 0
    (answer,) = lines(capsys.readouterr().out)
    found = {(span["label"], text[span["start"] : span["end"]]) for span in answer["spans"]}  # type: ignore[attr-defined]
    assert ("PHONE", "06-12345678") in found
    assert "Vries" not in str(answer["text"])


ODD = (
    "",
    "  \n\t ",
    "Moeder Zoe\u0308 de Vries belt Andre\u0301 Jansse\u0301n op 06-12345678.",
    "\U0001f468\u200d\U0001f469 Mevrouw \U0001f44d\U0001f3fd Karin de Wit \U0001f600 belt 06-12345678.",
    "Beste,\r\n\r\nMet vriendelijke groet,\r\nKarel Blindeman\r\n06-12345678\r\n",
    "Mevrouw Ka\u200brin de\u00a0W\u00adit, BSN 111\u200b222\u200b333, belt.",
    "Mevrouw Karin de Wit belt\u2028en dan\u2029belt 06-12345678 \x85 x.",
    "Stef\ufb01 \u0149 \u00df: mevrouw Karin de Wit belt 06-12345678.",
)
SAFE = (
    "",
    "  \n\t ",
    "Moeder [persoon 1] belt [persoon 2] op [telefoon].",
    "\U0001f468\u200d\U0001f469 Mevrouw \U0001f44d\U0001f3fd [persoon 1] \U0001f600 belt [telefoon].",
    "Beste,\r\n\r\nMet vriendelijke groet,\r\n[persoon 1]\r\n[telefoon]\r\n",
    "Mevrouw [persoon 1], BSN [bsn], belt.",
    "Mevrouw [persoon 1] belt\u2028en dan\u2029belt [telefoon] \x85 x.",
    None,
)


def test_shielding_counts_characters_of_the_text_that_was_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in ODD)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode()), "utf-8"))
    assert run("afscherm", "--json") == 0
    answers = lines(capsys.readouterr().out)
    assert len(answers) == len(ODD)
    for text, safe, answer in zip(ODD, SAFE, answers, strict=True):
        spans: list[dict[str, int]] = answer["spans"]  # type: ignore[assignment]
        for span in spans:
            assert text[span["start"] : span["end"]].strip(" \r\n") == text[span["start"] : span["end"]]
        bare = text
        for span in reversed(spans):
            bare = bare[: span["start"]] + "*" + bare[span["end"] :]
        assert re.sub(r"\[[a-z]+( \d)?\]", "*", str(answer["text"])) == bare
        assert safe is None or answer["text"] == safe


def test_a_line_that_cannot_be_read_costs_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = b'{"text": "Bel mevrouw De Vries."}'
    bad = {
        b'{"text": "Jan Geheim': "is geen JSON-object.",
        b'["Geheim"]': "is geen JSON-object.",
        b"[" * 100_000: "is geen JSON-object.",
        b'{"kind": "brief"}': "heeft geen veld “text” met tekst.",
        b'{"text": null}': "heeft geen veld “text” met tekst.",
        b'{"text": ["Geheim"]}': "heeft geen veld “text” met tekst.",
        b'{"text": "\xff\xfe"}': "is geen tekst in UTF-8.",
    }
    given = b"\xef\xbb\xbf" + b"".join(good + b"\n\n" + line + b"\n" for line in bad)
    half = b'{"text": "Mevrouw De Vries \\ud800 belt.", "kind": 7}'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given + half), "utf-8"))
    assert run("afscherm", "--json") == 1
    written = capsys.readouterr()
    answers = lines(written.out)
    errors = [str(answer["fout"]) for answer in answers if "fout" in answer]
    assert errors == [f"Regel {3 * n} {said}" for n, said in enumerate(bad.values(), 1)]
    assert [answer["text"] for answer in answers if "text" in answer] == [
        *["Bel mevrouw [persoon 1]."] * len(bad),
        "Mevrouw [persoon 1] \ufffd belt.",
    ]
    assert written.err == "7 regels waren niet te lezen; de rest is afgeschermd.\n"


def test_a_copy_of_nothing_is_one_sentence(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("reservekopie", str(tmp_path / "kopie.tar.gz")) == 1
    assert "staat geen catalogus" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["geen adres", "duckdb:///x", "postgresql+geen://x:geheim@y/z"])
def test_a_database_that_cannot_be_used_is_one_sentence_without_its_password(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    monkeypatch.setenv("KENNISBANK_DATABASE_URL", address)
    assert run("controle") == 1
    said = capsys.readouterr().err
    assert said.startswith("KENNISBANK_DATABASE_URL is geen adres") and "geheim" not in said


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "vol"), "De schijf is vol."),
        (PermissionError(errno.EACCES, "dicht"), "Kennisbank mag hier niet schrijven."),
        (ValueError("geheime tekst"), "(ValueError in test_cli.py"),
    ],
)
def test_whatever_goes_wrong_ends_in_one_sentence_without_text(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    sentence: str,
) -> None:
    def fails() -> None:
        raise error

    monkeypatch.setattr(kennisbank, "read_settings", fails)
    assert run("controle") == 1
    said = capsys.readouterr().err
    assert sentence in said and "geheim" not in said and said.count("\n") == 1


def test_promises_are_read_while_a_server_owns_the_folder(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = kennisbank.read_settings()
    with kennisbank.opened(settings) as opened:
        opened.owner.announce(Server("http://127.0.0.1:1", "sleutel"))
        assert run("toezeggingen", "--json") == 0
    assert capsys.readouterr() == ("", "")


def test_proeftuinen_are_compared_by_the_server_that_owns_the_folder(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ("vergelijk", "--proeftuin", "foodvalley", "--json")
    assert run(*chosen) == 0
    alone = capsys.readouterr().out
    with a_running_server():
        assert run(*chosen) == 0
        asked = capsys.readouterr().out
        assert asked == alone and json.loads(asked)["proeftuinen"][0]["sleutel"] == "foodvalley"
        assert run("vergelijk", "--proeftuin", "bestaat-niet") == 1
        assert capsys.readouterr().err == "Deze proeftuin bestaat niet. Kies uit de lijst.\n"


@contextmanager
def a_running_server() -> Iterator[None]:
    with kennisbank.opened(kennisbank.read_settings()) as opened, socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        application = kennisbank.make_application(opened, "sleutel")
        server = uvicorn.Server(uvicorn.Config(application, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            opened.owner.announce(Server(f"http://127.0.0.1:{listener.getsockname()[1]}", "sleutel"))
            yield
        finally:
            server.should_exit = True
            thread.join()


TOO_LONG = "De vraag is te lang: vat haar samen in ten hoogste 300 woorden."


@pytest.mark.slow
@pytest.mark.parametrize("served", [False, True])
def test_a_question_that_cannot_be_asked_is_one_sentence_and_costs_no_other(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], served: bool
) -> None:
    with a_running_server() if served else nullcontext():
        assert run("zoek", "é" * 900) == 1
        assert capsys.readouterr().err == TOO_LONG + "\n"
        assert run("zoek", " ") == 1
        assert capsys.readouterr().err == "Typ een woord, een nummer of een vraag.\n"
        assert run("zoek", "\udcff toezicht") == 0
        capsys.readouterr()
        asked = tmp_path / "vragen.jsonl"
        asked.write_text("".join(json.dumps({"q": q}) + "\n" for q in ("é" * 900, "toezicht", "")))
        assert run("zoek", "--vragen", str(asked), "--json") == 1
        written = capsys.readouterr()
        assert [line.get("fout", "") for line in lines(written.out)] == [
            TOO_LONG,
            "",
            "Typ een woord, een nummer of een vraag.",
        ]
        assert written.err == "2 van de 3 vragen konden niet.\n"


@pytest.mark.slow
def test_a_file_with_a_name_that_is_no_text_is_taken_in_by_a_running_server(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "br\udce9f.txt"
    try:
        file.write_text("De inspectie houdt toezicht op de proeftuin.")
    except OSError:
        pytest.skip("this disk takes no such name")
    with a_running_server():
        assert run("opnemen", str(file)) == 0
    assert capsys.readouterr().err == "br?f.txt: opgenomen\n1 bestand: 1 opgenomen.\n"
