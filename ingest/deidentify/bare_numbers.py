"""Where someone may live by a word and a number alone: "tante Eunice, Kikkenstein 1033"."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

_OF_SOMEONE = frozenset(letter + "," for letter in "SWUsG")
_HOUSE_SUFFIX = re.compile(
    r"-?(?:zw|rd|hs|huis|bis|[A-Da-d]|[IVX]{1,4})(?![\w'])|[ -](?:zw|rood|zwart|hs|bis|boven|I{1,3}|IV)(?![\w'])"
)
_LIVING = re.compile(
    r"(?i)\b(?:woon\w*|wonen\w*|woning|adres\w*|verblijf\w*|verbleef|verhui\w+|ingeschreven|uitgeschreven|huisbezoek|logeert|logeren|thuis|straat|hoek|flat|huur\w*|gehuisvest|huisvesting|ingetrokken|gevonden|aangetroffen|opgehaald|woonde|huis|deur|buren|"
    r"portiek|appartement|slaap\w*|sliep|politie|ter plaatse|perceel|trok|vertrok\w*|gevestigd|p/a|briefadres|verblijfplaats)\b"
)
_NO_STREET = re.compile(
    r"(?i)(?:punt|pagina|tabel|figuur|bijlage|kamer|zaal|klas|groep|team|lijst|fase|stap|artikel|nummer|versie|leerjaar|jaar|niveau|route|locatie|blok|unit|week|deel|lid|zetel|schaal|afdeling)(?:en|s)?"
)


def find_bare_numbers(sheet: Sheet, not_streets: frozenset[str]) -> Iterator[Evidence]:
    """ "tante Eunice, Kikkenstein 1033.": an unknown word with a number may be where someone lives."""
    for match in re.finditer(
        r"(?<=[lqvkVC,:(n;])[UWASsGgPCO][CAUWSPO]?0(?=[,.;)nNlqv-]|$)|(?<=[,(])[UWASsGgPCO][gs]0(?=\))",
        sheet.letters,
    ):
        first, last = match.start(), match.end()
        number = sheet.words[last - 1]
        if not re.fullmatch(r"\d{1,4}", number) or re.fullmatch(r"(?:19|20)\d\d", number):
            continue
        describes = sheet.flags[first - 1] & Is.DESCRIBES and not _LIVING.fullmatch(sheet.words[first - 1])
        if describes or sheet.words[first].lower() in not_streets:
            continue
        end = sheet.ends[last - 1]
        suffix = _HOUSE_SUFFIX.match(sheet.text, end)
        on = sheet.words[first - 1].lower() in {"de", "het", "'t"} and sheet.words[first - 2].lower() in {
            "aan",
            "op",
        }
        known = (sheet.letters[first] in "UWAS" or (on and first > 1)) and sheet.letters[
            last : last + 1
        ] in set(",.;)nN") | {""}
        sentence = sheet.sentence(first)
        said = sheet.text[sheet.starts[sentence.start] : sheet.starts[first]] if sentence else ""
        lives = _LIVING.search(said) is not None
        # "De Hoef 31" on a line of its own or between commas.
        article = sheet.letters[first - 1] == "V" and sheet.letters[first - 2 : first - 1] in set(",nN:") | {""}
        at_home = _behind_a_name(sheet, first, last)
        if not (
            suffix
            or known
            or lives
            or at_home
            or (article and sheet.letters[last : last + 1] in set(",nN") | {""})
        ):
            continue
        if sheet.words[first - 1] == "'t" or sheet.letters[first - 1] == "V":
            first -= 1
        score = 0.55 if suffix and lives else 0.5 if known else 0.45
        if known and sheet.letters[first] in "UWPGS" and sheet.letters[first - 2 : first] in _OF_SOMEONE:
            # "de heer Tamminga, Buorren 61,"
            score = 0.65
        if at_home:
            score = 0.65
        yield Evidence(
            sheet.starts[first], suffix.end() if suffix else end, "ADDRESS", "vorm", score, "woord met nummer"
        )


def _behind_a_name(sheet: Sheet, first: int, last: int) -> bool:
    """ "de heer Bol (Achterom 12)", "(Wouter Bol, Grote Beer 19)": what brackets tell of someone."""
    ends = sheet.letters[last : last + 1] == ")"
    before = sheet.letters[max(0, first - 2) : first]
    beside = (
        len(before) == 2
        and before[0] in "GSWU"
        and (before[1] == "(" or (before[1] == "," and last - first > 2))
    )
    return ends and beside and not any(_NO_STREET.fullmatch(sheet.words[i]) for i in range(first, last - 1))
