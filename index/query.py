"""What was typed → how it is read: what is exact, and what is searched by meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from index.answer import FilterField, Reading, Synonym
from index.lexical import query_vector, telling_words
from index.model import Interval, Reference
from index.periods import find_periods, year_alone
from index.references import parse_reference, references_asked
from index.signs import read_signs

LONGEST = 1000
"""Characters of a question that are read; more than this exceeds what the model reads at once."""

_BOUND = re.compile(r"(?:sinds|vanaf|tot|t/m|uiterlijk|v[oó][oó]r|na)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:tussen|van|(?:in|over) de periode)\s+$", re.IGNORECASE)
"""In front of a period of two ends."""
_CALENDAR = re.compile(r"\d{4}|\b(?:vorige?|afgelopen|laatste|dit|deze)\b", re.IGNORECASE)
"""What makes a bounded period a time of papers; "uiterlijk drie maanden", "na de zomer" are what is asked."""
_ASKS = re.compile(
    r"\?\s*$|\b(?:wie|wat|waar(?:om|over|voor|mee|aan|in|op|naar|door|uit|bij|toe)?|wanneer|welke?)\b"
    r"|\bhoe(?:veel|lang|ver)?\b"
    r"|^\W*(?:is|zijn|was|waren|heeft|hebben|had|hadden|wordt|worden|werd|werden|mag|mogen|moet|moeten|kan|kunnen"
    r"|krijgt|krijgen|geldt|gelden|klopt|weet)\b",
    re.IGNORECASE,
)
_PAPERS = re.compile(r"\b(?:stukken|documenten|besluiten|toezeggingen)\b", re.IGNORECASE)
"""What is asked for beside the kinds of paper that the vocabulary knows."""
_NAMES_NO_TOPIC = frozenset({"soort", "gemeente", "proeftuin"})
_OF_PLACES = re.compile(r"\b(?:gemeente|proeftuin|regio|raad|college)\b", re.IGNORECASE)
_CODE = re.compile(
    r"""(?<![\w@])(?=[\w./-]*\d)(?:
        [^\W_]+(?:[-./][^\W_]+)+          # SV-2024-0409  D24.600113  2025/M041
      | (?:[A-Za-z]+\d|\d+[A-Za-z])[^\W_]* # RV24061  2024Z18883
    )(?![\w@])""",
    re.VERBOSE,
)
_WORDY = re.compile(
    r"(?=.*(?:[a-z]{3}|[A-Z]{4}))(?:[^\W\d]|[-./]|(?<!\d)\d{1,2}(?!\d))+"  # 17-jarigen  1gezin1plan  Covid-19
    r"|\d+-?[a-z]{3,}|[A-Z]?[a-z]{2,}-?(?:19|20)\d\d|\d+-(?:op|om|en|of|per)-\d+"  # Wmo2015  1-op-1
)
"""Words with a number in them, of which one may still be how an organisation numbers a paper."""
_SPACED_CODE = re.compile(r"(?:[A-Z]{2,6}|[A-Za-z]{2,3})(?:[ ./-]{1,2}\d{2,}){2,}")  # SV 2024 0409
_SHORTEST_CODE = 5
OWN_NUMBER = "zaaknummer"
_NUMBERED = re.compile(
    r"\b(?:\w*(?:nummer|kenmerk)|nr\.?|dossier)\s*:?\s*(\d{4,})(?![\w@]|[-/.]\w)"  # zaaknummer 50415173
    r"|(?<![\w@.,€/-])(?<!€ )([1-9]\d{5,7})(?![\w@.,/-])",  # 50415173, no telephone and no BSN
    re.IGNORECASE,
)
_SESSION = re.compile(r"((?:19|20)\d\d)[-/](?:(?:19|20)?(\d\d))")
_AROUND_A_NUMBER = re.compile(
    r"""\s*(?:(?:brief|ledenbrief|lbr|kamerbrief|raadsbrief|raadsinformatiebrief|rib|motie|amendement|toezegging
    |besluit|raadsbesluit|voorstel|raadsvoorstel|raadsstuk|stuk|document|memo|verslag|rapport|advies|agendapunt
    |zaak|dossier|kenmerk|\w*nummer|nr|nrs|ons|uw|zie|de|het|een|van|met|en|vng|bijlage
    |kamerstuk(?:ken)?|kst|i|ii|tk|ek|tweede\skamer|eerste\skamer|vergaderjaar|vgj|(?:19|20)\d\d[-–/](?:(?:19|20)?\d\d)
    )\b|[\s.,:;()'"?!-])*""",
    re.IGNORECASE | re.VERBOSE,
)
_STOPPED = re.compile(r"(?<![\w.])(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}\b\.?(?!\w)")  # o.t.s. R.v.d.K
_NINE_DIGITS = re.compile(r"(?:(?<!\w)|(?<=bsn))\d(?:[ .]?\d){8}(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the vocabulary knows of words in a question: synonyms, and filters they may stand for.

    `synonyms` maps a case-folded term to the terms of equal meaning; `names` maps a case-folded name to the
    filter value it stands for.
    """

    synonyms: Mapping[str, Sequence[str]]
    names: Mapping[str, tuple[FilterField, str]]
    written: Mapping[str, str] = field(default_factory=dict)
    """Case-folded terms that only count as they are written here: OM is not "om", "de Raad" not "de raad"."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """What a case-folded abbreviation of one meaning stands for."""
    plurals: frozenset[str] = frozenset()
    """Those of `names` that ask for papers of a kind: "moties"."""


def read(
    typed: str, terms: Terms, today: date, without: Sequence[str] = (), until: date | None = None
) -> Reading:
    """Read a question; every odd input gives a reading, at worst an empty one with a warning.

    `until` is the day of the newest paper.
    """
    text, warnings = _cleaned(typed)
    reference = parse_reference(text)
    references = (reference,) if reference else _all_references(text)
    if _looks_like_bsn(text, references):
        warnings.append(
            "Dit lijkt op een burgerservicenummer. Zoek niet op persoonsgegevens; uw vraag is niet bewaard."
        )
    signs = read_signs(text)
    rest = _STOPPED.sub(lambda match: _without_stops(match.group(), terms), signs.text)
    start, end, period = (0, 0, None) if reference else _period(rest, today)
    if not (period or references) and (year := year_alone(rest)):
        start, end, period = year
    names = tuple(_known(rest, terms.names))
    period_text = rest[start:end]
    # A number of an organisation is looked up in the texts as well: not every paper says what it is.
    taken = [text[each.start : each.end] for each in references if each.kind != OWN_NUMBER]
    seen = tuple(dict.fromkeys(_codes(text, [period_text, *taken])))
    codes = tuple(code for code in seen if not _WORDY.fullmatch(code))
    if not (codes or reference or period) and _SPACED_CODE.fullmatch(text):
        codes = (text,)
    between = _BETWEEN.search(rest[:start]) if re.search(r"\d\D+\d", period_text) else None
    bounded = between or (_BOUND.match(period_text) and _CALENDAR.search(period_text))
    period_filters = bool(bounded) and _is_of_papers(rest, period, until or today, names, terms)
    if period_filters:
        rest = f"{rest[: between.start() if between else start]} {rest[end:]}"
    rest = " ".join(rest.split())
    synonyms = tuple(_synonyms(rest, terms, without))
    if typed.strip() and not any(character.isalnum() for character in text):
        warnings.append("In uw vraag staat geen woord of cijfer. Typ een woord, een nummer of een vraag.")
    elif text and not any(character.isalnum() for character in rest + period_text):
        only = "alleen wat er niet in mag staan" if signs.excluded else "niets om naar te zoeken"
        warnings.append(f"In uw vraag staat {only}. Typ ook een woord, een nummer of een vraag.")
    elif rest and not (
        references
        or seen
        or signs.phrases
        or signs.prefixes
        or signs.alternatives
        or synonyms
        or query_vector(rest).indices
    ):
        rest = ""  # "wat nu": every paper has these words
        warnings.append("In uw vraag staat geen woord dat zegt waarover het gaat. Typ ook zo’n woord.")
    return Reading(
        text=rest if any(character.isalnum() for character in rest) else "",
        written_out=_written_out(rest, synonyms, terms),
        topic=_topic(rest, names, terms),
        references=references,
        phrases=signs.phrases,
        excluded=signs.excluded,
        prefixes=signs.prefixes,
        alternatives=signs.alternatives,
        period=period,
        period_text=period_text,
        synonyms=synonyms,
        suggested_filters=tuple(dict.fromkeys(terms.names[name.casefold()] for name in names)),
        names=names,
        warnings=tuple(warnings),
        codes=codes,
        perhaps_codes=tuple(code for code in seen if code not in codes),
        period_filters=period_filters,
        only_numbers=bool(reference and taken) or _only_numbers(text, [*taken, *codes]),
    )


def _period(text: str, today: date) -> tuple[int, int, Interval | None]:
    """The first period in `text`; two bounds of one ("vanaf 2022 tot 2024") are read together."""
    found = [each for each in find_periods(text, today) if each[2].first or each[2].last]
    if not found:
        return 0, 0, None
    start, end, period = found[0]
    if len(found) > 1 and not text[end : found[1][0]].strip():
        _, after, other = found[1]
        if period.last is None and other.first is None:
            return start, after, replace(period, last=other.last)
    return start, end, period


def _is_of_papers(text: str, period: Interval | None, until: date, names: Sequence[str], terms: Terms) -> bool:
    """Whether a bounded period says from when papers are asked for, rather than what is asked of them.

    "moties sinds 2023" does; "wie controleert sinds 2015 de jeugdhulp?" may be told by a paper of any year, and
    no paper is of a time to come.
    """
    if period is not None and period.first is not None and period.first > until:
        return False
    asks_for_papers = _PAPERS.search(text) or any(name.casefold() in terms.plurals for name in names)
    return bool(asks_for_papers) or not _ASKS.search(text)


def _all_references(text: str) -> tuple[Reference, ...]:
    """Those of running text, and words that are a number by themselves ("wat staat er in 31839-1018")."""
    found = list(references_asked(text))
    for match in _CODE.finditer(text):
        if not any(each.start < match.end() and match.start() < each.end for each in found):
            alone = parse_reference(match.group())
            if alone and alone.kind != "kamervragen":
                found.append(Reference(match.start(), match.end(), match.group(), alone.canonical, alone.kind))
    return tuple(sorted(found, key=lambda each: each.start))


def _only_numbers(text: str, numbers: Sequence[str]) -> bool:
    """Whether nothing is asked but papers by their number."""
    for number in numbers:
        text = text.replace(number, " ")
    return bool(numbers) and bool(_AROUND_A_NUMBER.fullmatch(text))


def _cleaned(typed: str) -> tuple[str, list[str]]:
    text = unicodedata.normalize("NFC", typed)
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text, []
    return text[:LONGEST], [f"Uw vraag is lang. Alleen de eerste {LONGEST} tekens zijn gebruikt."]


def _codes(text: str, taken: Sequence[str]) -> Iterator[str]:
    """Words that look like a number of a paper and are no part of what was read otherwise."""
    for match in _CODE.finditer(text):
        word = match.group()
        digits = sum(character.isdigit() for character in word)
        letters = any(character.isalpha() for character in word)
        amount = not letters and (digits < 5 or not set("-/") & set(word))
        if (
            len(word) >= _SHORTEST_CODE
            and digits > 1
            and not amount
            and not any(word in each for each in taken)
            and not _is_session(word)
        ):
            yield word
    for match in _NUMBERED.finditer(text):
        word = match.group(1) or match.group(2)
        if not any(word in each for each in taken):
            yield word


def _is_session(word: str) -> bool:
    """ "2022/23" and "2022-2023": a year of a parliament or a school."""
    years = _SESSION.fullmatch(word)
    return years is not None and (int(years[1]) + 1) % 100 == int(years[2])


def _looks_like_bsn(text: str, references: Sequence[Reference]) -> bool:
    taken = [(reference.start, reference.end) for reference in references]
    return any(
        not any(start < match.end() and match.start() < end for start, end in taken)
        for match in _NINE_DIGITS.finditer(text)
    )


def _synonyms(text: str, terms: Terms, without: Sequence[str]) -> list[Synonym]:
    refused = {term.casefold() for term in without}
    return [
        Synonym(term, tuple(terms.synonyms[term.casefold()]))
        for term in _known(text, terms.synonyms, terms.written)
        if term.casefold() not in refused
    ]


def _written_out(text: str, synonyms: Sequence[Synonym], terms: Terms) -> str:
    """Empty when there is nothing to write out."""
    written = text
    for synonym in synonyms:
        if full := terms.abbreviations.get(synonym.term.casefold()):
            written = full.join(re.split(rf"(?<!\w){re.escape(synonym.term)}(?!\w)", written))
    return "" if written == text else written


def _topic(text: str, names: Sequence[str], terms: Terms) -> str:
    """What keywords ask without the kinds and places; empty when they name none, or nothing else.

    A whole question is about what it says of a place.
    """
    if _ASKS.search(text):
        return ""
    left = text
    for name in names:
        if terms.names[name.casefold()][0] in _NAMES_NO_TOPIC:
            left = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", left)
    if left == text:
        return ""
    left = " ".join(_OF_PLACES.sub(" ", left).split())
    return left if telling_words(left) else ""


def _known(text: str, table: Mapping[str, object], written: Mapping[str, str] = {}) -> list[str]:
    """The longest stretches of whole words in `text` that the table knows, in order, without overlap."""
    words = [match.span() for match in re.finditer(r"[\w&+'’./-]*\w[+]*", text)]
    found = []
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + 8), i, -1):
            stretch = text[words[i][0] : words[j - 1][1]]
            folded = stretch.casefold()
            if folded in table and _as_written(stretch, written.get(folded), text[words[j - 1][1] :]):
                found.append(stretch)
                i = j
                break
        else:
            i += 1
    return found


def _without_stops(abbreviation: str, terms: Terms) -> str:
    """OTS for "O.T.S.", where that is what is known."""
    bare = abbreviation.replace(".", "")
    known = _known(bare, {**terms.synonyms, **terms.names}, terms.written)
    return bare if known else abbreviation


def _as_written(stretch: str, written: str | None, behind: str) -> bool:
    """Whether the capitals are right, where they matter; "de Raad van State" is another than "de Raad"."""
    if written is None:
        return True
    name_goes_on = " " in written and re.match(r"\s+(?:van|voor)\b", behind)
    return stretch[1:] == written[1:] and not name_goes_on
