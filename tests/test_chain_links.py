"""References lead to papers as they come and go, and what is not certain waits for a person."""

import pytest

from index.catalogue.chains import Asked
from index.catalogue.removal import forget
from index.chains import Chains, Citation
from index.errors import NotFound
from tests.papershelf import Shelf

CITES = "In mijn brief van 24 januari 2024 (24bb000285) heb ik u dat gemeld. Zie ook 31 839, nr. 1018."


def cites(shelf: Shelf, identity: str) -> dict[str, Citation]:
    return {one.reference.canonical: one for one in Chains(shelf.documents).of(identity).cites}


def test_a_reference_has_its_words_its_place_its_tie_and_where_it_stands(shelf: Shelf) -> None:
    identity = shelf.put("b.txt", CITES, "2024-06-19")
    found = cites(shelf, identity)
    one = found["24bb000285"]
    assert CITES[one.reference.start : one.reference.end] == one.reference.raw == "24bb000285"
    assert (one.tie, one.status, one.targets) == ("vervolg_op", "niet_gevonden", ())
    assert one.place.sentence.startswith("In mijn brief")
    assert found["kst-31839-1018"].address == "https://zoek.officielebekendmakingen.nl/kst-31839-1018.html"


def test_a_paper_that_arrives_links_the_references_that_waited_for_it(shelf: Shelf) -> None:
    later = shelf.put("b.txt", CITES, "2024-06-19")
    chains = Chains(shelf.documents)
    assert chains.missing(9)[0] == 2
    first = shelf.put("a.txt", "Aanvullende informatie.", "2024-01-24", number="24bb000285")
    assert [card.id for card in cites(shelf, later)["24bb000285"].targets] == [first]
    back = chains.of(first)
    assert [(one.document.id, one.tie) for one in back.cited_by] == [(later, "vervolg_op")]
    assert [card.id for card in back.papers] == [first, later]
    assert [one.reference.canonical for one in chains.missing(9)[1]] == ["kst-31839-1018"]


def test_a_paper_that_goes_leaves_its_references_waiting(shelf: Shelf) -> None:
    later = shelf.put("b.txt", CITES, "2024-06-19")
    first = shelf.put("a.txt", "Aanvullende informatie.", "2024-01-24", number="24bb000285")
    forget(shelf.documents.engine, first)
    assert cites(shelf, later)["24bb000285"].status == "niet_gevonden"


def test_two_papers_with_one_number_wait_for_a_person_whose_word_stays(shelf: Shelf) -> None:
    later = shelf.put("c.txt", CITES, "2024-06-19")
    one = shelf.put("a.txt", "De brief.", "2024-01-24", number="24bb000285")
    other = shelf.put("b.txt", "De brief, nogmaals gescand.", "2024-01-24", number="24bb000285")
    chains = Chains(shelf.documents)
    assert cites(shelf, later)["24bb000285"].status == "meerduidig"
    assert [found.reference.canonical for found in chains.waiting()[0]] == ["24bb000285"]

    chains.judge("verwijzing", later, "24bb000285", other, "bevestigd", "griffie")
    shelf.put("c.txt", f"Geachte raad. {CITES}", "2024-06-19", content="nieuwe versie")
    shelf.learning.renew()
    (newest,) = {c.document.id for c in chains.of(other).cited_by}
    assert [card.id for card in cites(shelf, newest)["24bb000285"].targets] == [other]
    assert chains.of(one).cited_by == ()
    assert chains.waiting()[0] == ()


def test_what_a_person_rejects_is_no_link(shelf: Shelf) -> None:
    later = shelf.put("b.txt", CITES, "2024-06-19")
    first = shelf.put("a.txt", "Een heel ander stuk.", "2019-01-24", number="24bb000285")
    Chains(shelf.documents).judge("verwijzing", later, "24bb000285", first, "verworpen", "griffie")
    assert cites(shelf, later)["24bb000285"].status == "afgewezen"
    assert Chains(shelf.documents).of(first).cited_by == ()
    Chains(shelf.documents).judge("verwijzing", later, "24bb000285", first, None, "griffie")
    assert cites(shelf, later)["24bb000285"].status == "gekoppeld"


def test_a_letter_named_by_its_day_is_suggested_and_never_asserted(shelf: Shelf) -> None:
    later = shelf.put("b.txt", "In onze brief van 24 januari hebben wij u dat gemeld.", "2024-06-19")
    meant = shelf.put("a.txt", "De brief.", "2024-01-24")
    shelf.put("x.txt", "Een brief van een ander.", "2024-01-24", organisation="grjr")
    chains = Chains(shelf.documents)
    (letter,) = chains.of(later).letters
    assert (letter.status, [card.id for card in letter.targets]) == ("meerduidig", [meant])
    assert [card.id for card in chains.of(later).papers] == [later]
    assert len(chains.waiting()[1]) == 1

    chains.judge("brief", later, "2024-01-24", meant, "bevestigd", "griffie")
    assert chains.of(later).letters[0].status == "gekoppeld"
    assert [card.id for card in chains.of(later).papers] == [meant, later]
    chains.judge("brief", later, "2024-01-24", meant, "verworpen", "griffie")
    assert chains.of(later).letters == ()


def test_a_law_is_pointed_at_and_is_no_missing_paper(shelf: Shelf) -> None:
    identity = shelf.put("b.txt", "Gelet op artikel 2.3 van de Jeugdwet.", "2024-06-19")
    chains = Chains(shelf.documents)
    assert cites(shelf, identity)["bwb:BWBR0034925/2.3"].address
    assert chains.missing(9) == (0, ())


def test_a_list_of_references_is_chosen_by_where_they_stand(shelf: Shelf) -> None:
    shelf.put("b.txt", CITES, "2024-06-19")
    shelf.put("a.txt", "De brief.", "2024-01-24", number="24bb000285")
    total, some = Chains(shelf.documents).references(Asked(statuses=("gekoppeld",)), 10)
    assert (total, [one.reference.canonical for one in some]) == (1, ["24bb000285"])


def test_a_longer_chain_is_walked_both_ways(shelf: Shelf) -> None:
    one = shelf.put("a.txt", "Een.", "2024-01-01", number="24bb000001")
    two = shelf.put("b.txt", "Zie 24bb000001.", "2024-02-01", number="24bb000002")
    three = shelf.put("c.txt", "Zie 24bb000002.", "2024-03-01", number="24bb000003")
    assert [card.id for card in Chains(shelf.documents).of(one).papers] == [one, two, three]


def test_a_paper_that_is_not_here_has_no_chain(shelf: Shelf) -> None:
    with pytest.raises(NotFound):
        Chains(shelf.documents).of("0b2f6f9e-0000-5000-8000-000000000000")
