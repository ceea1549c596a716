"""What the paper is about, in its own words: its subject line, its heading, or else its first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.concepts import Mention
from index.model import Evidence, Fact
from index.sentences import sentences
from ingest.describing import assembly_titles
from ingest.describing.headings import ADDRESS, GENERIC, GREETING, first_heading, title_page
from ingest.describing.parts import Parts, Wording

LONGEST = 200
"""Characters of a title."""

_CITED_AS = re.compile(
    r"^(?:Wet|Rijkswet|Besluit|Regeling|Beleidsregels?|Circulaire)\b.{40,}\((?P<name>[A-Z][^()]{7,120}(?:\([^()]*\)[^()]*)?)\)$"
)


def find_title(parts: Parts, kind: str, letterhead: Mention | None = None) -> Fact:
    """Subject line, else the question asked, heading, topic of the first paragraph or first sentence.

    The name of the sender alone, its `letterhead`, is no title.
    """
    found = next(_candidates(parts, kind, letterhead.end if letterhead else 0), None)
    return _fact(found) if found else Fact()


def _candidates(parts: Parts, kind: str, after: int) -> Iterator[Wording]:
    field = parts.field("onderwerp", "betreft", "titel")
    if field and len(field.value) > 3:
        yield Wording(field.value, "onderwerpregel", field.start, field.end)
    if kind in ("kamervragen", "antwoord-kamervragen"):
        yield from assembly_titles.of_questions(parts)
    if match := _DOCUMENT.search(parts.head):
        yield Wording(match["title"], "onderwerpregel", *match.span("title"))
    if kind == "antwoord-kamervragen":
        yield from assembly_titles.of_answer(parts)
    if kind == "woordelijk-verslag":
        yield from assembly_titles.of_meeting(parts)
    subject = _UNMARKED_SUBJECT.search(parts.begin)
    if subject and kind in ("raadsvoorstel", "raadsbesluit", "memo", "raadsinformatiebrief"):
        yield Wording(subject["title"], "onderwerp", subject.start("title"), subject.end("title"))
    if parts.document.properties.get("identifier") or _OFFICIAL.search(
        parts.document.properties.get("title", "")
    ):
        yield from _given(parts)  # published officially: the title is written with care
    if re.search(r"(?i)\bvergaderjaar\b", parts.head[:400]):
        if kind == "kamerbrief":
            yield from _topic_of_letter(parts)
        yield from assembly_titles.of_dossier(parts)
    yield from title_page(parts)
    yield from first_heading(parts, after)
    yield from _given(parts)
    yield from _topic_of_letter(parts)
    if kind == "raadsbesluit":
        yield from _decided(parts)
    yield from _first_sentence(parts)


_DOCUMENT = re.compile(r"^\W*Document:[ \t]*(?P<title>[A-Z][^\n]{10,})$", re.MULTILINE)
_UNMARKED_SUBJECT = re.compile(
    r"\bonderwerp[ \t:]+(?P<title>[^\n]{8,}?)(?=\s+(?:portefeuillehouder|afdeling|college besluit"
    r"|commissie|zaaknummer|aan de gemeenteraad)\b|\n|$)",
    re.IGNORECASE,
)


_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|xlsx?|odt|pptx?)$|^microsoft|^document\d*$|untitled|^none$", re.IGNORECASE
)


_OFFICIAL = re.compile(r"; (?:Motie|Amendement|Brief [a-z]+|Verslag[^;]*|Nota[^;]*|Lijst[^;]*); ")
"""How the Kamer titles a paper: "dossier; kind; title"."""


def _given(parts: Parts) -> Iterator[Wording]:
    """The title that the file itself carries, unless it is only a file name."""
    for name in ("title", "subject"):
        title = parts.document.properties.get(name, "").strip()
        if len(title) > 15 and " " in title and not _FILE_NAME.search(title):
            yield Wording(title.split("; ")[-1], "titel in het bestand", None, None)


_DECIDED = re.compile(
    r"^\W*b\s?e\s?s\s?l\s?u\s?i\s?t(?:en)?\s*:?\s*\n+\W*(?:\d\.\s+)?(?:vast te stellen\s*:?\s*)?"
    r"(?:de|het)?\s*(?P<title>[^\n]{8,})",
    re.IGNORECASE | re.MULTILINE,
)


def _decided(parts: Parts) -> Iterator[Wording]:
    """A decision without a heading is about what it decides first."""
    if match := _DECIDED.search(parts.head):
        value = match["title"].strip(" ;,.:")
        yield Wording(value[0].upper() + value[1:], "eerste besluit", *match.span("title"))


_LETTER_OF = re.compile(
    r"informe(?:er|ren|erden)\b|bericht(?:en)?\b|breng(?:en)? (?:wij|ik) u\b|op de hoogte\b"
)
_ABOUT = re.compile(
    r"(?:\bover|\baangaande|\binzake|\bomtrent|\bvan)\s+(?P<topic>(?:de|het|een)?\s*[^.;:?!]{10,140}?)"
    r"(?=[.;:?!]|,\s(?:waar|die|dat|en|zodat|maar)\b|\s(?:waarover|waarvoor|waarmee)\b|$)",
)


_OPENING = re.compile(
    r"^\W*(?:(?:geachte|beste)\b[^\n]*|(?:den haag|'s-gravenhage), \d{1,2} \w+ \d{4})\n",
    re.IGNORECASE | re.MULTILINE,
)


def _topic_of_letter(parts: Parts) -> Iterator[Wording]:
    """What a letter informs about: "... u te informeren over de ontwikkelingen rond ..."."""
    opened = _OPENING.search(parts.head)
    if not opened:
        return
    opening = parts.head[opened.end() : opened.end() + 1200]
    for verb in _LETTER_OF.finditer(opening):
        match = re.compile(r"[^.;:?!]{0,60}?" + _ABOUT.pattern, re.DOTALL).match(opening, verb.end())
        if match:
            start = opened.end() + match.start("topic")
            topic = re.sub(r"^(?:de|het|een)\s+", "", match["topic"].strip())
            value = topic[0].upper() + topic[1:]
            yield Wording(value, "onderwerp van de eerste alinea", start, opened.end() + match.end("topic"))
            return


_BREAK = re.compile(
    r",\s|;\s|:\s|\s(?:dat|die|waarin|waarbij|waarmee|waarvan|waardoor|waar|zodat|omdat|terwijl)\s"
)


def _first_sentence(parts: Parts) -> Iterator[Wording]:
    """The first sentence that says something, cut at a clause when it is long."""
    text = parts.head
    position = 0
    for paragraph in re.split(r"\n\s*\n", text):
        start = text.find(paragraph, position)
        position = start + len(paragraph)
        bare = paragraph.strip(" \n\t#*-•")
        if (
            len(re.sub(r"[^A-Za-z]", "", bare)) < 10
            or (GREETING.match(bare) and len(bare) < 120)
            or GENERIC.match(bare)
        ):
            continue
        if ADDRESS.search(bare[:80]) and len(bare) < 200:
            continue
        spans = sentences(bare)
        # Where a text begins in the middle of a sentence, the next one says more.
        begin, end = next((span for span in spans if not bare[span[0]].islower()), spans[0])
        start += paragraph.find(bare) + begin
        sentence = bare[begin:end]
        if len(sentence) > 100:
            cut = next((m.start() for m in _BREAK.finditer(sentence) if m.start() >= 25), None)
            if cut is None or cut > 140:
                cut = sentence.rfind(" ", 0, 100)
                yield Wording(sentence[:cut] + " …", "eerste zin", start, start + cut)
                return
            sentence = sentence[:cut]
        yield Wording(sentence.rstrip("."), "eerste zin", start, start + len(sentence))
        return


def _fact(found: Wording) -> Fact:
    """The title on one line: a law by the name it is cited by, without the meeting or date behind it."""
    value = re.sub(r"\s+", " ", found.text).strip(" *#|_\t")
    value = re.sub(r"\*\*|__|<[^>]{1,40}>", "", value).strip()
    value = assembly_titles.TRAILER.sub("", value)
    if cited := _CITED_AS.match(value):
        value = cited["name"]
    if len(value) > LONGEST:
        value = value[: value.rfind(" ", 0, LONGEST)] + " …"
    return Fact(value, Evidence(found.rule, found.start, found.end))
