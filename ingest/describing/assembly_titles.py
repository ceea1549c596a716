"""What papers of an assembly (Kamer, council) call themselves, in the fixed forms that they have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.describing.parts import Parts, Wording

TRAILER = re.compile(
    r"\s+(?:\((?:ontvangen|ingezonden)\b.*|Vergadering(?: van)? (?:\w+ )?\d{1,2} \w+ \d{4}\b.*)$", re.DOTALL
)
"""What stands behind a title: when the paper came in, or at which meeting it was dealt with."""
_QUESTIONS = re.compile(
    r"^\W*(?P<title>(?:antwoord(?:en)? (?:op|van)[^\n]{0,40})?vra(?:gen|ag) van (?:het|de)"
    r" (?:lid|leden)\b.*?)(?=\s*\(\s*ingezonden|\n\s*\n|\n\W*vraag\s*\d|\n\W*antwoord)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_ANSWER = re.compile(
    r"^\W*(?P<title>(?:Antwoord|Mededeling) van (?:de )?(?:minister|staatssecretaris)\b[^\n(]*"
    r"(?:\([^)]{3,80}\))?[^\n]*)",
    re.M | re.I,
)
_QUOTED = re.compile(r"«(?P<quote>[^«»\n]{10,150})»")
_MEETING = re.compile(
    r"(?P<title>\b(?:transcript|(?:woordelijk |stenografisch |concept)?verslag|notulen) van (?:de |het )?"
    r"[^\n.:]{0,60}?(?:vergadering|raad)\b"
    r"(?:[^\n.:]{0,60}?\b(?:d\.d\.|op|van) (?:\w+dag )?\d{1,2} [a-z]{3,9} \d{4})?)",
    re.IGNORECASE,
)


def of_questions(parts: Parts) -> Iterator[Wording]:
    """Questions of members of the Kamer, and the answer that repeats their heading."""
    if match := _QUESTIONS.search(parts.head):
        yield Wording(match["title"], "vraagstelling", *match.span("title"))


def of_meeting(parts: Parts) -> Iterator[Wording]:
    """The report of a meeting, as it names itself."""
    if match := _MEETING.search(parts.whole):
        yield Wording(recased(match["title"]), "kop", *match.span("title"))


def of_answer(parts: Parts) -> Iterator[Wording]:
    """An answer without the heading of its questions: who answers, and what the first question quotes."""
    if match := _ANSWER.search(parts.head):
        quoted = _QUOTED.search(parts.head, match.end(), match.end() + 1000)
        about = f" over «{quoted['quote'].strip()}»" if quoted else ""
        yield Wording(
            TRAILER.sub("", match["title"]).rstrip(" .") + about, "antwoordregel", *match.span("title")
        )


_KAMERSTUK = re.compile(
    r"^\W*\d{2}\s?\d{3}(?:[ -]+(?:[IVX]{1,5}|\d{2}|\(R ?\d{3,4}\)))?[ \t]+"
    r"(?P<dossier>[^\n]+(?:\n(?!\W*Nr\b)[^\n]+){0,4})"
    r"\n\s*Nr\.?\s?(?:\d{1,4}|[A-Z]{1,2})\s+(?P<title>[A-Z][^\n]+(?:\n[A-ZÀ-Ý][A-ZÀ-Ý .,()&-]{5,}$){0,4})",
    re.MULTILINE,
)
_SMALL = re.compile(
    r"motie|brief|amendement|verslag|nota|advies|van|de|het|en|voor|naar|aanleiding|over|aan|lid|leden|(?:nadere?|"
    r"gewijzigde?|ministers?|staatssecretaris(?:sen)?|transcript|(?:raads)?vergadering|commissie|gemeente|raad)"
    r"|ter|vervanging|die|gedrukt|onder|nr|c\.s\.|t",
    re.IGNORECASE,
)


def of_dossier(parts: Parts) -> Iterator[Wording]:
    """What the paper is, behind it the subject of its dossier."""
    if match := _KAMERSTUK.search(parts.head[:1500]):
        title = recased(match["title"].strip(" \n¹²³"))
        yield Wording(
            f"{title} ({match['dossier'].strip()})", "kop", match.start("dossier"), match.end("title")
        )


def recased(title: str) -> str:
    """A title in capitals as a sentence writes it: every word that is not in `_SMALL` is part of a name.

    >>> recased("MOTIE VAN HET LID VAN DIJK C.S.")
    'Motie van het lid Van Dijk c.s.'
    """
    if sum(map(str.isupper, title)) <= sum(map(str.islower, title)):
        return title

    def spelled(word: re.Match[str]) -> str:
        return word[0].lower() if _SMALL.fullmatch(word[0]) else word[0].capitalize()

    words = re.sub(r"[A-ZÀ-Ý](?:[A-ZÀ-Ý.’']*[A-ZÀ-Ý.])?(?![a-z])", spelled, title)
    words = re.sub(r"\b(lid|leden) ([a-z])", lambda name: f"{name[1]} {name[2].upper()}", words)
    return words[0].upper() + words[1:]
