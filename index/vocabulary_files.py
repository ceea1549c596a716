"""The files of the vocabulary → the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from index.concepts import Concept, Marker, Name, Scheme
from index.errors import SettingsError
from index.vocabulary import Vocabulary

_ROLES = (("synoniemen", "synoniem"), ("namen", "synoniem"), ("meervoud", "meervoud"),
          ("afkortingen", "afkorting"), ("projectnamen", "projectnaam"), ("lokale_namen", "lokale naam"),
          ("oude_namen", "oude naam"), ("plaatsen", "plaats"), ("portefeuilles", "portefeuille"),
          ("termen", "term"))  # fmt: skip
_READ = {"sleutel", "naam", "verwant", "algemeen", "van", "tot", "kenmerken", *(field for field, _ in _ROLES)}


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read every file of the vocabulary in `folder`.

    Raises:
        SettingsError: a file is missing or cannot be read.
    """
    concepts: list[Concept] = []
    abbreviations: dict[str, tuple[str, ...]] = {}
    designations: dict[str, tuple[str, ...]] = {}
    digest = sha256()
    files = sorted(folder.glob("*.yaml")) + sorted(folder.glob("*.tsv"))
    if not files:
        raise SettingsError(f"In de map {folder.name} staat geen vocabulaire. Kies een andere map.")
    for path in files:
        content = path.read_text(encoding="utf-8")
        digest.update(path.name.encode() + content.encode())
        try:
            if path.suffix == ".tsv":
                concepts += _municipalities(content)
                continue
            entry = yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
            for key, meanings in entry.get("afkortingen", {}).items():
                abbreviations[key] = tuple(meanings)
            for key, meanings in entry.get("aanduidingen", {}).items():
                designations[key] = tuple(meanings)
            concepts += [_concept(entry["schema"], item) for item in entry.get("begrippen", ())]
        except (yaml.YAMLError, KeyError, TypeError, ValueError, re.error) as error:
            raise SettingsError(
                f"Het vocabulairebestand {path.name} is niet goed: controleer de inhoud."
            ) from error
    return Vocabulary(digest.hexdigest()[:12], tuple(concepts), abbreviations, designations)


def _concept(scheme: Scheme, item: dict[str, Any]) -> Concept:
    names = [Name(item["naam"], "naam")]
    for part, role in _ROLES:
        for given in item.get(part, ()):
            if isinstance(given, dict):
                names.append(
                    Name(given["naam"], role, _first_day(given.get("van")), _last_day(given.get("tot")))
                )
            else:
                names.append(Name(str(given), role))
    return Concept(
        scheme=scheme,
        key=item["sleutel"],
        label=item["naam"],
        names=tuple(dict.fromkeys(names)),
        related=tuple(item.get("verwant", ())),
        markers=tuple(_marker(given) for given in item.get("kenmerken", ())),
        general=bool(item.get("algemeen", False)),
        first=_first_day(item.get("van")),
        last=_last_day(item.get("tot")),
        details={key: value for key, value in item.items() if key not in _READ},
    )


def _marker(given: dict[str, Any]) -> Marker:
    flags = re.MULTILINE if given.get("hoofdletters") else re.MULTILINE | re.IGNORECASE
    pattern = re.compile(given["patroon"], flags)
    return Marker(pattern, given["plaats"], float(given["gewicht"]), int(given.get("minstens", 1)))


def _municipalities(content: str) -> Iterator[Concept]:
    lines = [line for line in content.splitlines() if not line.startswith("#")]
    columns = lines[0].split("\t")
    for line in lines[1:]:
        row = dict(zip(columns, line.split("\t"), strict=True))
        names = [Name(row["naam"].split(" (")[0], "naam", only_after=row["alleen-na"])]
        if row["ook"]:
            names.append(Name(row["ook"], "synoniem"))
        yield Concept(
            scheme="gemeente",
            key=row["sleutel"],
            label=row["naam"],
            names=tuple(names),
            first=date.fromisoformat(row["van"]) if row["van"] else None,
            last=date.fromisoformat(row["tot"]) if row["tot"] else None,
            details={
                "code": row["code"],
                "provincie": row["provincie"],
                "veiligheidsregio": row["veiligheidsregio"],
                "voorgangers": row["voorgangers"].split(),
            },
        )


def _first_day(value: object) -> date | None:
    return _day(value, "-01-01")


def _last_day(value: object) -> date | None:
    return _day(value, "-12-31")


def _day(value: object, rest: str) -> date | None:
    if value is None:
        return None
    text = str(value)
    return date.fromisoformat(text + {4: rest, 7: "-01"}.get(len(text), ""))
