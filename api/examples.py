"""Examples for the API document: fictional, short, and valid against their schemas (a test says so)."""

from __future__ import annotations

from typing import Any

PAPER: dict[str, Any] = {
    "id": "6f9f1c1e-8d0c-5b53-9d4e-0d5f7a1f2b11",
    "bron": "brief-eikenrode.pdf",
    "titel": "Ervaringsdeskundigen in de proeftuin",
    "soort": {"sleutel": "raadsinformatiebrief", "naam": "raadsinformatiebrief"},
    "datering": {
        "tekst": "2023-05-22",
        "van": "2023-05-22",
        "tot": "2023-05-22",
        "precisie": "dag",
        "afgeleid": False,
    },
    "organisatie": {"sleutel": "gemeente-eikenrode", "naam": "Gemeente Eikenrode"},
    "gemeente": None,
    "proeftuinen": [{"sleutel": "zeeland", "naam": "Zeeland"}],
    "themas": [{"sleutel": "ervaringsdeskundigheid", "naam": "ervaringsdeskundigheid"}],
    "fictief": True,
}
FOUND: dict[str, Any] = {
    "gelezen": {"tekst": "ervaringsdeskundigen in de proeftuinen"},
    "treffers": [
        {
            "stuk": PAPER,
            "citaten": [
                {
                    "zin": "Ervaringsdeskundigen denken mee over de werkwijze.",
                    "markeringen": [{"begin": 0, "einde": 20, "soort": "woord"}],
                    "passageId": "d0b4f1de-6c0e-5f0c-9b55-9a1d1c0f7a10",
                    "passage": 2,
                    "pagina": 1,
                    "kopjes": ["Inzet van ervaring"],
                }
            ],
            "score": 0.91,
            "waarom": ["bevat ‘ervaringsdeskundigen’"],
            "meerPassages": 3,
            "vrijwelGelijk": [],
            "vastgezet": False,
        }
    ],
    "facetten": [
        {
            "veld": "proeftuin",
            "naam": "Proeftuin",
            "waarden": [{"sleutel": "zeeland", "naam": "Zeeland", "aantal": 1, "gekozen": False}],
        }
    ],
    "jaren": [{"jaar": 2023, "aantal": 1}],
    "verwijzingen": [],
    "doorzocht": {"stukken": 1659, "passages": 20_481, "totEnMet": "2026-06-30"},
    "verder": [],
    "dichtstbij": [],
    "paginering": {"pagina": 1, "paginagrootte": 10, "aantalPaginas": 1, "totaal": 1},
}
PROBLEM: dict[str, Any] = {
    "type": "about:blank",
    "title": "Ongeldige invoer",
    "status": 400,
    "detail": "Er zijn 2 fouten in de invoer.",
    "errors": [
        {
            "in": "body",
            "location": {"pointer": "#/vraag"},
            "code": "missing",
            "detail": "Dit veld is verplicht.",
        },
        {
            "in": "body",
            "location": {"pointer": "#/filters/van"},
            "code": "datum",
            "detail": "Schrijf de datum als JJJJ-MM-DD.",
        },
    ],
}
