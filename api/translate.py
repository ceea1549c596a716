"""From the words of index to the JSON of the API, and a question the other way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from api.paging import pagination
from api.schemas.collection import Bron, Bronnen
from api.schemas.documents import Bedrag, Bladzijde, Document, Gegeven, Gegevens, Passage, Vrijgave
from api.schemas.paper import Stuk, Verwijzing
from api.schemas.parts import Periode, Precisie, Waarde
from api.schemas.promises import Afdoeningsbewijs, Toezegging
from api.schemas.search import (
    Citaat,
    Doorzocht,
    Facet,
    Facetwaarde,
    Filters,
    Filtervoorstel,
    Jaaraantal,
    Lezing,
    Markering,
    Synoniem,
    Treffer,
    Zoekresultaat,
    Zoekvraag,
)
from index import answer, model
from index.ledger import LedgerRow, Proof


def filters(chosen: Filters) -> answer.Filters:
    return answer.Filters(
        soort=tuple(chosen.soort),
        proeftuin=tuple(chosen.proeftuin),
        thema=tuple(chosen.thema),
        organisatie=tuple(chosen.organisatie),
        gemeente=tuple(chosen.gemeente),
        van=chosen.van,
        tot=chosen.tot,
    )


def question(asked: Zoekvraag) -> answer.Question:
    return answer.Question(
        text=asked.vraag,
        filters=filters(asked.filters),
        page=asked.pagina,
        size=asked.paginagrootte,
        sort=asked.sortering,
        without_synonyms=tuple(asked.zonder_synoniemen),
    )


def found(given: answer.Answer) -> Zoekresultaat:
    return Zoekresultaat(
        gelezen=reading(given.reading),
        treffers=[hit(each) for each in given.hits],
        facetten=[facet(each) for each in given.facets],
        jaren=[Jaaraantal(jaar=year, aantal=count) for year, count in given.years],
        verwijzingen=[known_reference(each) for each in given.references],
        doorzocht=Doorzocht(
            stukken=given.searched.documents,
            passages=given.searched.passages,
            tot_en_met=given.searched.until,
        ),
        verder=list(given.ways_on),
        dichtstbij=[hit(each) for each in given.nearest],
        paginering=pagination(given.question.page, given.question.size, given.total, given.at_least),
    )


def reading(read: answer.Reading) -> Lezing:
    return Lezing(
        tekst=read.text,
        verwijzingen=[each.canonical for each in read.references],
        woordgroepen=list(read.phrases),
        uitgesloten=list(read.excluded),
        woordbegin=list(read.prefixes),
        alternatieven=[list(each) for each in read.alternatives],
        periode=period(read.period_text, read.period) if read.period else None,
        synoniemen=[Synoniem(woord=each.term, ook=list(each.shown)) for each in read.synonyms],
        filtervoorstellen=[Filtervoorstel(veld=field, sleutel=key) for field, key in read.suggested_filters],
        bedoelde_u=read.suggestion or None,
        waarschuwingen=list(read.warnings),
    )


def hit(given: answer.Hit) -> Treffer:
    return Treffer(
        stuk=card(given.document),
        citaten=[quote(each) for each in given.quotes],
        score=given.score,
        waarom=list(given.why),
        meer_passages=given.more_passages,
        vrijwel_gelijk=cards(given.similar),
        vastgezet=given.pinned,
        vervangen_door=card(given.replaced_by) if given.replaced_by else None,
    )


def quote(given: answer.Quote) -> Citaat:
    return Citaat(
        zin=given.text,
        markeringen=[
            Markering(begin=mark.start, einde=mark.end, soort=mark.kind.value) for mark in given.marks
        ],
        passage_id=given.passage_id,
        passage=given.ordinal + 1,
        pagina=given.page,
        kopjes=list(given.heading_path),
    )


def card(given: answer.DocumentCard) -> Stuk:
    return Stuk(
        id=given.id,
        bron=given.name,
        titel=given.title,
        soort=pair(given.kind),
        datering=period(given.date, given.period),
        organisatie=pair(given.organisation) if given.organisation else None,
        gemeente=pair(given.municipality) if given.municipality else None,
        proeftuinen=[pair(each) for each in given.proeftuinen],
        themas=[pair(each) for each in given.themas],
        fictief=given.fictional,
    )


def cards(given: Iterable[answer.DocumentCard]) -> list[Stuk]:
    return [card(each) for each in given]


def pair(given: tuple[str, str]) -> Waarde:
    return Waarde(sleutel=given[0], naam=given[1])


def period(text: str, given: model.Interval) -> Periode:
    return Periode(
        tekst=text,
        van=given.first,
        tot=given.last,
        precisie=cast(Precisie, given.precision.value),
        afgeleid=given.derived,
    )


def facet(given: answer.Facet) -> Facet:
    return Facet(
        veld=given.field,
        naam=given.label,
        waarden=[
            Facetwaarde(sleutel=value.key, naam=value.label, aantal=value.count, gekozen=value.selected)
            for value in given.values
        ],
    )


def known_reference(given: answer.KnownReference) -> Verwijzing:
    return Verwijzing(
        nummer=given.canonical,
        geschreven=given.raw,
        soort=given.kind,
        stuk=card(given.document) if given.document else None,
        aangehaald_door=cards(given.cited_by),
        adres=given.address,
    )


def document(given: answer.StoredDocument) -> Document:
    return Document(
        stuk=card(given.card),
        tekst=given.text,
        paginas=[Bladzijde(nummer=page.number, begin=page.start, einde=page.end) for page in given.pages],
        gegevens=facts(given.metadata),
        vrijgave=Vrijgave(
            beleid=given.release.policy,
            stand=given.release.state.value,
            door=given.release.by,
            programma=given.release.engine,
        ),
        aantal_passages=len(given.passages),
        afgeschermd=given.masked,
        versie=given.version,
        nieuwere_versie=given.newer,
        oudere_versie=given.older,
        uit_scan=given.from_ocr,
        vindplaats=given.source_address,
        vervangen_door=card(given.replaced_by) if given.replaced_by else None,
        vervangt=cards(given.replaces),
    )


def facts(given: model.Metadata) -> Gegevens:
    return Gegevens(
        soort=fact(given.kind),
        titel=fact(given.title),
        datering=fact(given.date),
        afzender=fact(given.sender),
        geadresseerde=fact(given.addressee),
        organisatie=fact(given.organisation),
        gemeente=fact(given.municipality),
        nummer=fact(given.number),
        proeftuinen=[fact(each) for each in given.proeftuinen],
        themas=[fact(each) for each in given.themas],
        basisprincipes=[fact(each) for each in given.basisprincipes],
        bedragen=[
            Bedrag(geschreven=each.raw, eurocent=each.cents, begin=each.start, einde=each.end)
            for each in given.amounts
        ],
    )


def fact(given: model.Fact) -> Gegeven:
    proof = given.evidence
    return Gegeven(
        waarde=given.value,
        regel=proof.rule if proof else None,
        begin=proof.start if proof else None,
        einde=proof.end if proof else None,
    )


def passage(given: model.Passage) -> Passage:
    return Passage(
        id=given.id,
        nummer=given.ordinal + 1,
        tekst=given.text,
        begin=given.start,
        einde=given.end,
        pagina=given.page,
        kopjes=list(given.heading_path),
    )


def proof(given: Proof) -> Afdoeningsbewijs:
    return Afdoeningsbewijs(
        stuk=card(given.document), zin=given.place.sentence, passage=given.place.passage, grond=given.basis
    )


def promise(given: LedgerRow) -> Toezegging:
    first, *others = given.said
    return Toezegging(
        id=given.id,
        stuk=card(given.document),
        zin=first.sentence,
        passage=first.passage,
        ook_gezegd=[each.sentence for each in others],
        doener=given.doer,
        ontvanger=given.addressee,
        onderwerp=given.subject,
        soort=given.kind,
        termijn=period(given.window_text or model.UNKNOWN, given.window),
        status=pair(given.status),
        afgedaan_door=[proof(each) for each in given.kept_by],
        kandidaten=[proof(each) for each in given.candidates],
        ook_genoemd_in=[proof(each) for each in given.told_in],
        toegezegd_in=given.made_in,
    )


def sources(given: answer.Coverage) -> Bronnen:
    return Bronnen(
        bronnen=[
            Bron(
                sleutel=each.key,
                naam=each.label,
                stukken=each.documents,
                van=each.first,
                tot=each.last,
                opgenomen_op=each.taken_in,
            )
            for each in given.sources
        ],
        stukken=given.documents,
        passages=given.passages,
        ter_beoordeling=given.pending,
        nog_te_lezen=given.unread,
        ongedateerd=given.undated,
        van=given.since,
        tot=given.until,
        niet_in_de_collectie=[known_reference(each) for each in given.missing],
    )
