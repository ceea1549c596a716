"""One line for machines per answered question, and the same for a person at a terminal."""

from __future__ import annotations

from typing import Any

from index.answer import Answer, Hit


def answer_line(answer: Answer) -> dict[str, Any]:
    """`{"vraag", "treffers": [{"bron", "titel", "zin", "pagina", "score", "waarom"}]}`.

    `pagina` is null when the file has no pages of its own.
    """
    return {
        "vraag": answer.question.text,
        "totaal": answer.total,
        "treffers": [_hit_line(hit) for hit in answer.hits],
        "nummers": [
            {
                "nummer": known.canonical,
                "in_collectie": known.document is not None,
                "aangehaald_door": [card.name for card in known.cited_by],
            }
            for known in answer.references
        ],
        "dichtstbij": [_hit_line(hit) for hit in answer.nearest],
        "bedoelde_u": answer.reading.suggestion or None,
        "meldingen": list(answer.reading.warnings),
    }


def _hit_line(hit: Hit) -> dict[str, Any]:
    quote = hit.quotes[0] if hit.quotes else None
    return {
        "bron": hit.document.name,
        "titel": hit.document.title,
        "soort": hit.document.kind[1],
        "datum": hit.document.date,
        "zin": quote.text if quote else "",
        "pagina": quote.page if quote and hit.document.paged else None,
        "score": hit.score,
        "waarom": "; ".join(hit.why),
        "vervangen_door": hit.replaced_by.name if hit.replaced_by else None,
    }


def answer_text(line: dict[str, Any]) -> str:
    """A line of `answer_line` as a person reads it."""
    parts = [f"Let op: {warning}" for warning in line["meldingen"]]
    if line["bedoelde_u"]:
        parts.append(f"Bedoelde u: {line['bedoelde_u']}?")
    for number in line["nummers"]:
        if not number["in_collectie"]:
            cited = number["aangehaald_door"]
            by = f"; aangehaald door {', '.join(cited)}" if cited else ""
            parts.append(f"{number['nummer']}: niet in de collectie{by}.")
    if not line["treffers"]:
        parts.append("Niet gevonden in deze bronnen.")
        if line["dichtstbij"]:
            titles = "; ".join(hit["titel"] for hit in line["dichtstbij"])
            parts.append(f"Dichtstbij, maar geen antwoord: {titles}.")
    for rank, hit in enumerate(line["treffers"], start=1):
        place = f", pagina {hit['pagina']}" if hit["pagina"] else ""
        sentence = " ".join(hit["zin"].split())
        parts.append(
            f"{rank}. {hit['titel']} ({hit['soort'].lower()}, {hit['datum']})\n"
            f"   {sentence}\n   {hit['bron']}{place} · {hit['waarom']}"
            + (f"\n   Vervangen door {hit['vervangen_door']}" if hit["vervangen_door"] else "")
        )
    return "\n\n".join(parts) + "\n"
