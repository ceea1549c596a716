"""Themes: each tag rests on a sentence, and what a person says of it outlives reading and rebuilding."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.catalogue.removal import forget
from index.catalogue.theme_tags import ThemeTags
from index.errors import NotFound, QueryError
from index.evaluate_themes import Labelled, Score, macro, read_labelled, report
from index.theme_shelf import Themes
from index.themes import ThemeReader
from ingest.write import Writer
from tests.fakes.papers import RECIPES, identity
from tests.fakes.services import editor
from tests.pages import words
from tests.shelf import Shelf, shelf, written

LABELS = Path(__file__).resolve().parents[1] / "corpus" / "themas.jsonl"
LETTER = (
    "De raad vergaderde. Elk gezin houdt een vast gezicht uit het wijkteam. Daarna was er koffie.\n\n"
    "De bibliotheek is op maandag dicht."
)


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Shelf]:
    with shelf(tmp_path) as made:
        yield made


@pytest.fixture
def themes(filled: Shelf) -> Themes:
    reader = ThemeReader(filled.vocabulary, filled.embedder)
    return Themes(filled.documents, ThemeTags(filled.documents.engine), filled.vocabulary, reader)


def marking(filled: Shelf, themes: Themes) -> Shelf:
    """The shelf with a writer that marks what it writes."""
    w = filled.writer
    writer = Writer(filled.documents, filled.kept, filled.index, filled.embedder, w._learning, themes.mark)
    return replace(filled, writer=writer)


def said(themes: Themes, key: str) -> list[tuple[str, str]]:
    return [(each.quote.text, each.source) for each in themes.tagged(key)]


def test_a_tag_rests_on_the_sentence_that_says_it(filled: Shelf, themes: Themes) -> None:
    marking(filled, themes).put(written("brief.txt", LETTER))
    assert said(themes, "lokaal-team") == [("Elk gezin houdt een vast gezicht uit het wijkteam.", "regel")]
    assert said(themes, "complexe-scheidingen") == []
    counted = {theme.key: (theme.documents, theme.passages) for theme in themes.all()}
    assert counted["lokaal-team"] == (1, 1)


def test_a_heading_or_a_row_of_a_table_is_no_evidence_where_a_sentence_is(
    filled: Shelf, themes: Themes
) -> None:
    text = "Vast gezicht | wijkteam\n \nSterke wijkteams\n \nHet wijkteam in Ede blijft bij het gezin."
    marking(filled, themes).put(written("kopje.txt", text))
    assert said(themes, "lokaal-team") == [("Het wijkteam in Ede blijft bij het gezin.", "regel")]


def test_a_principle_that_is_an_ordinary_word_counts_only_in_company(themes: Themes, filled: Shelf) -> None:
    reader = ThemeReader(filled.vocabulary, filled.embedder)

    def principles(text: str) -> set[str]:
        vector = filled.embedder.query(text)
        return {tag.key for tag in reader.tags(text, (), vector) if tag.scheme == "basisprincipe"}

    assert principles("De kern is eenvoudig.") == set()
    assert principles("Basisprincipe: eenvoudig.") == {"eenvoudig"}
    found = principles("Wij werken gezinsgericht, eenvoudig en lerend.")
    assert found == {"gezinsgericht", "eenvoudig", "lerend"}


def test_what_the_rest_of_a_paper_is_about_weighs_in(filled: Shelf) -> None:
    reader = ThemeReader(filled.vocabulary, filled.embedder)
    text = "De overdracht duurde drie weken."

    def score(company: list[frozenset[str]]) -> float:
        tags = reader.tags(text, (), filled.embedder.query(text), company)
        return next((tag.score for tag in tags if tag.key == "lokaal-team"), 0.0)

    assert reader.named("Het wijkteam blijft.") == {"lokaal-team"}
    assert score([frozenset({"lokaal-team"})] * 3) > score([frozenset()] * 3)


def test_what_a_person_rejects_stays_away_after_rebuilding_and_taking_in_again(
    filled: Shelf, themes: Themes
) -> None:
    shelf_ = marking(filled, themes)
    identity = shelf_.put(written("brief.txt", LETTER))
    (tagged,) = themes.tagged("lokaal-team")
    themes.decide("lokaal-team", tagged.quote.passage_id, "verworpen", "redactie")
    assert said(themes, "lokaal-team") == []
    shelf_.writer.rebuild()
    assert said(themes, "lokaal-team") == []
    shelf_.put(written("zelfde woorden.txt", LETTER))
    assert said(themes, "lokaal-team") == []
    assert [each.document.id for each in themes.rejected("lokaal-team")] == [identity]


def test_what_a_person_confirms_is_a_persons_and_can_undo_a_rejection(filled: Shelf, themes: Themes) -> None:
    shelf_ = marking(filled, themes)
    shelf_.put(written("brief.txt", LETTER))
    passage = themes.tagged("lokaal-team")[0].quote.passage_id
    themes.decide("lokaal-team", passage, "verworpen", "redactie")
    themes.decide("lokaal-team", passage, "bevestigd", "redactie")
    shelf_.writer.rebuild()
    assert said(themes, "lokaal-team") == [("Elk gezin houdt een vast gezicht uit het wijkteam.", "persoon")]
    assert themes.rejected("lokaal-team") == ()


def test_a_person_gives_a_passage_a_theme_that_no_reader_saw(filled: Shelf, themes: Themes) -> None:
    shelf_ = marking(filled, themes)
    identity = shelf_.put(written("brief.txt", LETTER))
    assert said(themes, "klantreis") == []
    themes.add("klantreis", identity, 1, "An")
    assert said(themes, "klantreis") == [("De bibliotheek is op maandag dicht.", "persoon")]
    shelf_.writer.rebuild()
    assert said(themes, "klantreis") == [("De bibliotheek is op maandag dicht.", "persoon")]
    with pytest.raises(NotFound):
        themes.add("klantreis", identity, 9, "An")
    with pytest.raises(NotFound):
        themes.add("het-weer", identity, 1, "An")


def test_what_two_people_said_of_the_same_is_compared(filled: Shelf, themes: Themes) -> None:
    shelf_ = marking(filled, themes)
    identity = shelf_.put(written("brief.txt", LETTER))
    passage = themes.tagged("lokaal-team")[0].quote.passage_id
    themes.decide("lokaal-team", passage, "bevestigd", "An")
    assert themes.agreement() == ()
    themes.decide("lokaal-team", passage, "verworpen", "Bo")
    (found,) = themes.agreement()
    assert (found.one, found.other, found.things, found.same) == ("An", "Bo", 1, 0)
    themes.decide("lokaal-team", passage, "bevestigd", "Bo")
    assert themes.agreement()[0].same == 1
    forget(filled.documents.engine, identity)
    assert themes.agreement() == ()


def test_forgetting_the_last_paper_with_these_words_forgets_the_verdict(filled: Shelf, themes: Themes) -> None:
    shelf_ = marking(filled, themes)
    one, other = shelf_.put(written("een.txt", LETTER)), shelf_.put(written("twee.txt", LETTER))
    themes.decide("lokaal-team", themes.tagged("lokaal-team")[0].quote.passage_id, "verworpen", "redactie")
    forget(filled.documents.engine, one)
    shelf_.writer.rebuild()
    assert said(themes, "lokaal-team") == []
    forget(filled.documents.engine, other)
    shelf_.put(written("drie.txt", LETTER))
    assert len(said(themes, "lokaal-team")) == 1


def test_an_unknown_theme_passage_or_verdict_is_said(filled: Shelf, themes: Themes) -> None:
    marking(filled, themes).put(written("brief.txt", LETTER))
    passage = themes.tagged("lokaal-team")[0].quote.passage_id
    with pytest.raises(NotFound):
        themes.tagged("het-weer")
    with pytest.raises(NotFound):
        themes.decide("complexe-scheidingen", passage, "verworpen", "redactie")
    with pytest.raises(QueryError):
        themes.decide("lokaal-team", passage, "misschien", "redactie")


# --- the labelled set -----------------------------------------------------------------------------------


def test_the_labelled_set_is_large_and_keeps_a_third_apart() -> None:
    labelled = read_labelled(LABELS)
    sealed = sum(one.part == "slot" for one in labelled)
    assert len(labelled) >= 300
    assert 0.3 <= sealed / len(labelled) <= 0.45


def test_a_paper_stands_in_one_part_only() -> None:
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    parts = {(row["bron"], row["deel"]) for row in rows}
    assert len(parts) == len({name for name, _ in parts})


def test_the_mean_leaves_out_themes_with_too_few_labels() -> None:
    assert macro([Score(right=3), Score(right=1, missed=1), Score(wrong=9)]) == 1.0


def test_the_report_names_every_theme_in_both_parts() -> None:
    labelled = (
        Labelled("a", (), frozenset({"geld"}), "ontwikkeling"),
        Labelled("b", (), frozenset({"geld"}), "slot"),
    )
    table = report(labelled, lambda _: [{"geld"}, {"wet"}], ["geld", "wet"])
    assert re.search(r"geld\s+1\s+1\.00\s+1\.00\s+1\.00\s+1\s+0\.00\s+0\.00\s+0\.00", table)
    assert "(1 onterecht)" in table


# --- the API and the pages --------------------------------------------------------------------------------


@pytest.fixture
def client() -> TestClient:
    return editor()


def test_the_api_gives_themes_with_their_sentences(client: TestClient) -> None:
    listed = client.get("/v1/themas").json()["themas"]
    assert {"ervaringsdeskundigheid", "lerend"} <= {each["sleutel"] for each in listed}
    found = client.get("/v1/themas/ervaringsdeskundigheid").json()
    assert found["passages"][0]["door"] == "regel"
    assert "rvaringsdeskundige" in found["passages"][0]["citaat"]["zin"]
    assert client.get("/v1/themas/het-weer").status_code == 404


def test_proeftuinen_and_organisations_have_names_in_time_and_no_persons(client: TestClient) -> None:
    (entry, *_) = client.get("/v1/proeftuinen").json()["vermeldingen"]
    one = client.get(f"/v1/proeftuinen/{entry['sleutel']}").json()
    assert one["namen"][0]["naam"] == "Jeugdlink"
    assert client.get("/v1/organisaties/gemeente-eikenrode").status_code == 200
    assert client.get("/v1/organisaties/jan-jansen").status_code == 404
    assert client.get("/organisaties/jan-jansen").status_code == 404


def test_the_page_of_a_theme_shows_sentences_and_only_an_editor_may_judge(client: TestClient) -> None:
    page = client.get("/themas/ervaringsdeskundigheid").text
    assert "gevonden op woorden" in words(page) and "Hoort hier niet" in words(page)
    away = TestClient(client.app, base_url="http://kennisbank.example", client=("10.0.0.9", 5000))
    assert "Hoort hier niet" not in words(away.get("/themas/ervaringsdeskundigheid").text)
    sent = {"verworpen": "x", "door": "An"}
    assert away.post("/redactie/themas/ervaringsdeskundigheid", data=sent).status_code == 403
    own = {"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "same-origin"}
    done = client.post(
        "/redactie/themas/ervaringsdeskundigheid", data=sent, headers=own, follow_redirects=False
    )
    assert done.headers["location"] == "/themas/ervaringsdeskundigheid?klaar=verworpen"
    memo = f"/documenten/{identity(RECIPES[0].title)}?passage=2#passage-2"
    for address, outcome in (
        (memo, "erbij"),
        (memo.replace("=2#passage-2", "=99"), "geen-passage"),
        ("x", "geen-passage"),
    ):
        done = client.post(
            "/redactie/themas/ervaringsdeskundigheid",
            data={"adres": address, "door": "An"},
            headers=own,
            follow_redirects=False,
        )
        assert done.headers["location"] == f"/themas/ervaringsdeskundigheid?klaar={outcome}"
    assert "kappa 0,61" in words(client.get("/redactie").text)


@pytest.mark.parametrize("address", ["/themas", "/organisaties", "/themas/lerend", "/proeftuinen/foodvalley"])
def test_the_pages_of_topics_are_there(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200
