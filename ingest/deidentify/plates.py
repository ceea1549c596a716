"""Licence plates: by their shapes alone, and looser behind a word for a car."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.openings import Opened, Places

_PLATE = Opened(
    r"(?:[A-Z]{1,3}|\d{1,3})(?!\w)",
    r"(?<!-)(?:[A-Z]{2}-\d\d-\d\d|\d\d-\d\d-[A-Z]{2}|\d\d-[A-Z]{2}-\d\d|[A-Z]{2}-\d\d-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d\d|\d\d-[A-Z]{2}-[A-Z]{2}"
    r"|\d\d-[A-Z]{3}-\d|\d-[A-Z]{3}-\d\d|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d\d-[A-Z]|[A-Z]-\d\d-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)(?![\w-])",
    ahead=True,
)
# The same shapes however they are typed, only behind the word itself: "kenteken kb123d".
_PLATE_CUE = Opened(
    "kenteken|kentekens|kentekennummer|kentekennummers|kentekenplaat|kentekenplaten|kentekensnummer|kentekensnummers|kentekensplaat|kentekensplaten",
    r"(?P<rest>[^.\n;]{0,90})",
)
_PLATE_TYPED = re.compile(
    r"(?<![\w-])(?:" + "|".join(
        "[ -]?".join(part.replace("X", "[A-Za-z]").replace("9", r"\d") for part in shape.split("-"))
        for shape in (
            "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99",
            "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
        )
    ) + r")(?![\w-])"
)  # fmt: skip
_PLATE_LOOSE = Opened(
    "kenteken|kentekennummer|kentekenplaat|auto|voertuig|scooter|bestelbus|busje|bromfiets|motor|personenauto",
    r"[^.\n\d]{0,40}?"
    r"(?P<number>\b(?=[A-Za-z0-9 -]*\d)(?=[A-Za-z0-9 -]*[A-Z])[A-Z0-9]{1,3}[ -]?[A-Z0-9]{2,3}[ -]?[A-Z0-9]{1,3})\b",
)
_PLATE_SMALL = Opened(
    r"(?:[a-z]{1,3}|\d{1,3})(?!\w)",
    r"(?<!-)(?:[a-z]{2}-\d\d-[a-z]{2}|\d\d-[a-z]{2}-[a-z]{2}|[a-z]{2}-[a-z]{2}-\d\d|\d\d-[a-z]{3}-\d|\d-[a-z]{3}-\d\d|[a-z]{2}-\d{3}-[a-z]|[a-z]-\d{3}-[a-z]{2}|[a-z]{3}-\d\d-[a-z])(?![\w-])",
    ahead=True,
)
_PLATE_PARTS = re.compile(r"(?<![\w-])[A-Z0-9]{1,3}(?:[ -][A-Z0-9]{1,4}){1,2}(?![\w-]|[.,]\d)")
_CAR = Opened(
    "auto|busje|bus|bestelbus|scooter|brommer|motor|wagen|voertuig|stationwagen|personenauto|rijdt|parkeert|reed|kia|golf|fiat|panda|opel|polo|ford|audi|bmw|mercedes|volvo|renault|clio|peugeot|"
    "toyota|skoda|seat|honda|suzuki|hyundai|citroën|twingo|corsa|astra|fiesta|focus|passat|touran|caddy|transporter|vito|vespa|piaggio|mazda|nissan|dacia|tesla|volkswagen|vw",
    r"[^.\n;]{0,60}",
)
# "..-RGS-4", "80-LZ-?": what a witness saw of it.
_PLATE_IN_PART = re.compile(
    r"(?<![\w-])(?:[.?*]{1,3}-[A-Z]{2,3}-\d{1,3}|[.?*]{1,3}-\d{2,3}-[A-Z]{1,3}|\d{1,3}-[A-Z]{2,3}-[?*]{1,3}|[A-Z]{1,3}-\d{2,3}-[?*]{1,3})(?![\w-])"
)
_PLATE_ABROAD = Opened(
    "kenteken|kentekennummer|kentekenplaat",
    r"[ :]{1,3}(?:is |met )?(?P<number>[A-Z]{1,3}[ -]?\d{1,5}[ -]?[A-Z]{0,3}|\d[A-Z\d][A-Z \d-]{3,7})(?!\w)",
)


def find_plates(places: Places) -> Iterator[Evidence]:
    """Licence plates, whole or what a witness saw of one."""
    text = places.text
    for match in _PLATE.finditer(places):
        letters = re.sub(r"[^A-Z]", "", match.group())
        if letters in {"SA", "SD", "SS"}:
            continue
        yield Evidence(match.start(), match.end(), "PLATE", "vorm", 0.9, "kenteken")
    for cue in _PLATE_CUE.finditer(places):
        for match in _PLATE_TYPED.finditer(text, cue.start("rest"), cue.end("rest")):
            yield Evidence(match.start(), match.end(), "PLATE", "vorm", 0.85, "trefwoord")
    for match in _PLATE_IN_PART.finditer(text):
        yield Evidence(match.start(), match.end(), "PLATE", "vorm", 0.7, "deel van een kenteken")
    for match in _PLATE_SMALL.finditer(places):
        yield Evidence(match.start(), match.end(), "PLATE", "vorm", 0.7, "kenteken in kleine letters")
    for cue in _CAR.finditer(places):
        for match in _PLATE_PARTS.finditer(text, cue.start(), cue.end()):
            signs = re.sub(r"\W", "", match.group())
            if 5 <= len(signs) <= 8 and re.search(r"\d", signs) and re.search("[A-Za-z]", signs):
                yield Evidence(match.start(), match.end(), "PLATE", "vorm", 0.6, "auto")
        for match in _PLATE_TYPED.finditer(text, cue.start(), cue.end()):
            small = not re.search("[A-Z]", match.group())
            if re.search("[ ](?:en|of|op|in|te|tot)[ ]", match.group()):
                # "vak 11 en 12"
                continue
            if len(re.findall("[- ]", match.group())) > small:
                yield Evidence(match.start(), match.end(), "PLATE", "vorm", 0.85, "auto")
    for match in _PLATE_ABROAD.finditer(places):
        yield Evidence(*match.span("number"), "PLATE", "vorm", 0.85, "trefwoord")
    for match in _PLATE_LOOSE.finditer(places):
        number = match.group("number")
        if 6 <= len(re.sub(r"[ -]", "", number)) <= 7 and not re.fullmatch(r"[A-Z]+ ?\d{4}|\d{4}.*", number):
            yield Evidence(*match.span("number"), "PLATE", "vorm", 0.85, "trefwoord")
