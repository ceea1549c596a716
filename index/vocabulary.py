"""The controlled vocabulary of the domain, with names in time, synonyms and where they stand in a text.

It is read from versioned files (`corpus/vocabulaire`): proeftuinen, organisaties, gemeenten, themas,
basisprincipes, begrippen, afkortingen and soorten. Nothing of it lives in code.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from index.answer import FilterField
from index.errors import SettingsError
from index.lexical.lists import frequencies
from index.lexical.words import STOP_WORDS
from index.query import Terms

COMMON = 40
"""Tenths of Zipf from which a word is an everyday one."""

Scheme = str
"""proeftuin, organisatie, gemeente, thema, basisprincipe, begrip or soort."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a concept.

    `role` is naam, synoniem, afkorting, projectnaam, lokale naam, oude naam, plaats, portefeuille or term;
    only the first six mean the concept itself. `first` and `last` bound the time in which the name was used.
    """

    text: str
    role: str
    first: date | None = None
    last: date | None = None
    only_after: str = ""
    """Word that must stand before a name that is an ordinary word as well ("gemeente Best")."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A regular expression that speaks for (or against) a kind of document."""

    pattern: re.Pattern[str]
    place: str
    """begin, kop, slot or overal"""
    weight: float
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of the vocabulary; `key` is what is stored, `label` what people see."""

    scheme: Scheme
    key: str
    label: str
    names: tuple[Name, ...]
    related: tuple[str, ...] = ()
    markers: tuple[Marker, ...] = ()
    general: bool = False
    """A theme that counts only in papers about youth and safety."""
    first: date | None = None
    last: date | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    def known_as(self, role: str) -> tuple[str, ...]:
        return tuple(name.text for name in self.names if name.role == role)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of `concept` at `text[start:end]`."""

    start: int
    end: int
    concept: Concept
    name: Name


MEANS_THE_CONCEPT = ("naam", "synoniem", "afkorting", "projectnaam", "lokale naam", "oude naam")


@dataclass(frozen=True)
class Vocabulary:
    """All concepts; look-ups by key, by label and by what stands in a text."""

    version: str
    """Fingerprint of the files: another vocabulary describes documents differently."""
    concepts: tuple[Concept, ...]
    abbreviations: Mapping[str, tuple[str, ...]]
    designations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What an expression stands for when it is written just so: "de Raad" is not "de raad"."""

    @cached_property
    def _by_key(self) -> dict[tuple[Scheme, str], Concept]:
        return {(concept.scheme, concept.key): concept for concept in self.concepts}

    @cached_property
    def _matcher(self) -> _Matcher:
        return _Matcher(self.concepts)

    def scheme(self, scheme: Scheme) -> tuple[Concept, ...]:
        return tuple(concept for concept in self.concepts if concept.scheme == scheme)

    def concept(self, scheme: Scheme, key: str) -> Concept | None:
        """The entry of `key`; a municipality and a proeftuin are organisations too ("gemeente-ede")."""
        found = self._by_key.get((scheme, key))
        if found is None and scheme == "organisatie":
            kind, _, name = key.partition("-")
            return self._by_key.get((kind, name))
        return found

    def label(self, scheme: Scheme, key: str) -> str:
        """What people see for `key`; the key itself when the vocabulary does not know it."""
        concept = self.concept(scheme, key)
        if concept is None:
            return key
        return concept.label if concept.scheme == scheme else f"{concept.scheme} {concept.label}"

    def mentions(self, text: str, schemes: Collection[Scheme] | None = None) -> tuple[Mention, ...]:
        """Where names stand in `text`, the longest at each place, in order.

        Case and accents do not matter, except in abbreviations; a line end inside a name is no obstacle.
        Names of different schemes may lie over each other.
        """
        return tuple(
            mention
            for mention in self._matcher.find(text)
            if schemes is None or mention.concept.scheme in schemes
        )

    @cached_property
    def terms(self) -> Terms:
        """What a question may hold: synonyms to search beside it, and names that stand for a filter."""
        synonyms = dict(_synonyms(self)) | {key.casefold(): names for key, names in self.designations.items()}
        written = {key.casefold(): key for key in self.abbreviations if _is_word(key.casefold())}
        written |= {key.casefold(): key for key in self.designations}
        full = {key.casefold(): names[0] for key, names in self.abbreviations.items() if len(names) == 1}
        return Terms(synonyms, dict(_filter_names(self)), written, full)


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


# --- reading the files ----------------------------------------------------------------------------

_ROLES = (("synoniemen", "synoniem"), ("namen", "synoniem"), ("afkortingen", "afkorting"),
          ("projectnamen", "projectnaam"), ("lokale_namen", "lokale naam"), ("oude_namen", "oude naam"),
          ("plaatsen", "plaats"), ("portefeuilles", "portefeuille"), ("termen", "term"))  # fmt: skip
_READ = {"sleutel", "naam", "verwant", "algemeen", "van", "tot", "kenmerken", *(field for field, _ in _ROLES)}


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


# --- names in a text ------------------------------------------------------------------------------

_ACCENTS = str.maketrans(
    "ÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖòóôõöÙÚÛÜùúûüÝýÿ",
    "AAAAAAaaaaaaCcEEEEeeeeIIIIiiiiNnOOOOOoooooUUUUuuuuYyy",
)
_TOKEN = re.compile(r"\w+")
_BETWEEN = re.compile(r"[ \t\u00a0\u00ad\-–/'’.,&+]{0,3}(?:\n[ \t]*)?")
_PREFIX = 5


def fold(text: str) -> str:
    """Without accents and in lower case, of the same length."""
    plain = text.translate(_ACCENTS)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


@dataclass(frozen=True, slots=True)
class _Entry:
    tokens: tuple[str, ...]
    """Folded; a token that ends in * stands for every word that starts so."""
    exact: str
    """The literal spelling, for abbreviations, else empty."""
    concept: Concept
    name: Name


class _Matcher:
    """Names by their first word: a text is read once, word by word."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._whole: dict[str, list[_Entry]] = {}
        self._start: dict[str, list[_Entry]] = {}
        for concept in concepts:
            for name in concept.names:
                self._add(concept, name)
        for entries in (*self._whole.values(), *self._start.values()):
            entries.sort(key=lambda entry: -len(entry.tokens))

    def _add(self, concept: Concept, name: Name) -> None:
        folded = fold(name.text)
        tokens = tuple(re.findall(r"\w+\*?", folded))
        if not tokens:
            return
        abbreviation = name.role == "afkorting" or (len(name.text) <= 4 and name.text.isupper())
        entry = _Entry(tokens, name.text if abbreviation else "", concept, name)
        first = tokens[0]
        if first.endswith("*") and len(first) > _PREFIX:
            self._start.setdefault(first[:_PREFIX], []).append(entry)
        else:
            self._whole.setdefault(first.rstrip("*"), []).append(entry)

    def find(self, text: str) -> Iterator[Mention]:
        folded = fold(text)
        tokens = [match.span() for match in _TOKEN.finditer(folded)]
        free: dict[Scheme, int] = {}
        whole, start_of = self._whole, self._start
        for i, (begin, end) in enumerate(tokens):
            word = folded[begin:end]
            entries = whole.get(word, ()), start_of.get(word[:_PREFIX], ())
            for entry in (*entries[0], *entries[1]):
                if begin < free.get(entry.concept.scheme, 0):
                    continue
                stop = self._match(entry, text, folded, tokens, i)
                if stop:
                    free[entry.concept.scheme] = stop
                    yield Mention(begin, stop, entry.concept, entry.name)

    @staticmethod
    def _match(entry: _Entry, text: str, folded: str, tokens: Sequence[tuple[int, int]], i: int) -> int:
        """The end of `entry` when it stands at token `i`, else 0."""
        wanted = entry.tokens
        if i + len(wanted) > len(tokens):
            return 0
        for offset, want in enumerate(wanted):
            begin, end = tokens[i + offset]
            word = folded[begin:end]
            if not (word.startswith(want[:-1]) if want.endswith("*") else word == want):
                return 0
            if offset and not _BETWEEN.fullmatch(text, tokens[i + offset - 1][1], begin):
                return 0
        begin, end = tokens[i][0], tokens[i + len(wanted) - 1][1]
        if entry.exact and re.sub(r"\W", "", text[begin:end]) != re.sub(r"\W", "", entry.exact):
            return 0
        if entry.concept.scheme == "gemeente" and text[begin:end].islower():
            return 0
        if entry.name.only_after:
            before = folded[max(0, begin - 24) : begin].rstrip()
            if not before.endswith(
                (entry.name.only_after, entry.name.only_after + "raad van", "raad van", "wethouders van")
            ):
                return 0
        return end


# --- questions ------------------------------------------------------------------------------------


def _is_word(form: str) -> bool:
    """Whether an abbreviation is an everyday word when it is written small ("om")."""
    return form in STOP_WORDS or frequencies().get(form, 0) >= COMMON


def _synonyms(vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each way to write a concept leads to the others; an abbreviation of two meanings leads nowhere."""
    groups: dict[str, dict[str, None]] = {}

    def join(words: Sequence[str]) -> None:
        for word in words:
            groups.setdefault(word.casefold(), {}).update(dict.fromkeys(w for w in words if w != word))

    for concept in vocabulary.concepts:
        if concept.scheme in ("thema", "begrip", "organisatie", "basisprincipe", "proeftuin"):
            roles = ("projectnaam",) if concept.scheme == "proeftuin" else MEANS_THE_CONCEPT
            words = [name.text for name in concept.names if name.role in roles]
            if concept.scheme == "thema" and len(words) > 1:
                words = words[1:]  # the label of a theme ("financiering en geld") is a heading, not a word
            if concept.scheme == "proeftuin":
                words = [f"proeftuin {concept.label}", *words]
            join(
                [
                    word
                    for word in words
                    if word not in vocabulary.abbreviations or len(vocabulary.abbreviations[word]) == 1
                ]
            )
    for short, meanings in vocabulary.abbreviations.items():
        if len(meanings) == 1:
            join([short, meanings[0]])
    for word, others in groups.items():
        if others:
            yield word, tuple(others)


def _filter_names(vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[FilterField, str]]]:
    """Names that stand for a filter; where two share one, the broader (proeftuin, then gemeente) gives way."""
    fields: tuple[tuple[Scheme, FilterField], ...] = (
        ("thema", "thema"),
        ("organisatie", "organisatie"),
        ("proeftuin", "proeftuin"),
        ("gemeente", "gemeente"),
        ("soort", "soort"),
    )
    for scheme, filter_field in fields:
        for concept in vocabulary.scheme(scheme):
            if concept.last and scheme == "gemeente":
                continue
            for name in concept.names:
                if name.role in MEANS_THE_CONCEPT and len(name.text) > 2:
                    prefix = f"{name.only_after} " if name.only_after else ""
                    yield (prefix + name.text).casefold(), (filter_field, concept.key)
