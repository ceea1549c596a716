"""What the paper is about, in its own words: its subject line, its heading, or else its first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.model import Evidence, Fact
from index.periods import parse_period
from index.sentences import sentences
from index.vocabulary import Mention
from ingest.describing.parts import Parts

LONGEST = 200
"""Characters of a title."""

_GREETING = re.compile(r"^\W*(?:geachte|beste|weledel\w*|dames en heren|hallo|l\.s\.)\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\.?\s*)?(?:"
    # parts of any paper
    r"inleiding|(?:management)?samenvatting|inhoud(?:sopgave)?|colofon|voorwoord|aanleiding|toelichting|algemeen"
    r"|bijlagen?|opening|content|aanhef|voorstel|beslispunten|artikel \d.*|pagina \d+|versie\b.*|concept"
    r"|vertrouwelijk|openbaar|documentbeheer"
    # kinds without a subject
    r"|memo|memorandum|notitie|besluit|brief|agenda|verslag|notulen|motie|amendement|casus|les|leskaart"
    r"|ledenbrief|nieuwsbrief|oplegnotitie|raadsinformatiebrief|commissiebrief|raadsbrief|raadsvoorstel|raadsbesluit|handelingen"
    r"|kamerstukken"
    r"|gemeenteblad|provinciaal blad|waterschapsblad|blad gemeenschappelijke regeling|staatscourant|staatsblad"
    r"|tractatenblad|officiële uitgave.*|tweede kamer der staten-generaal\s?2?"
    r"|van het koninkrijk der nederlanden|vergaderjaar.*|de raad|het college"
    # what stands beside a title
    r"|\((?:ingezonden|ontvangen)\b.*|(?:hoofdstuk|paragraaf) [\dIVX]+\b.*"
    r"|(?:[\w+-]{2,20}(?: [\w+-]+)? \(\d+\)\W*)+|kruimelpad"
    r"|de raad van (?:de )?(?:gemeente )?[\w’' -]{3,40}"
    # labels of a head
    r"|titel|type|onderwerp|betreft|van|aan|datum|(?:ons |uw )?kenmerk|onze referentie|contactpersoon"
    r"|projectnummer|directie\b.*|directoraat-generaal.*"
    r")\W*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"postbus|retouradres|@|\bwww\.|\btel(?:efoon)?\b|^\W*fax\b|(?-i:\b\d{4}\s?[A-Z]{2}\b)"
    r"|^\W*aan (?:de|het|alle) (?:leden|voorzitter|gemeenteraad|raad|colleges?|besturen|bestuur|minister)\b"
    r"|\bt\.a\.v\.|^\W*(?:portefeuillehouder|zaaknummer)\b"
    r"|^\W*(?:de )?(?:minister|staatssecretaris) (?:van|voor) [^.\n]{5,60}$"
    r"|^\W*(?:gemeente|provincie)(?-i: [A-Z][\w’'-]+(?: (?:aan|den|de|der|op|en|[A-Z][\w’'-]+)){0,4})?[ \d]*$"
    r"|^\W*(?:aan|van|t\.a\.v\.|datum|(?:ons |uw )?kenmerk|onze referentie|nummer|zaaknummer|bijlage\w*"
    r"|behandeld door|portefeuillehouder|pagina|afdeling|aanwezig|afwezig|plaats|vergadering|agendapunt"
    r"|vergaderdatum|commissie|steller|auteur|status|versie)\b\s*[:|]",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(
    r"^\W*(?P<title>(?:antwoord(?:en)? (?:op|van)[^\n]{0,40})?vra(?:gen|ag) van (?:het|de)"
    r" (?:lid|leden)\b.*?)(?=\s*\(\s*ingezonden|\n\s*\n|\n\W*vraag\s*\d|\n\W*antwoord)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_LETTER_OF = re.compile(
    r"informe(?:er|ren|erden)\b|bericht(?:en)?\b|breng(?:en)? (?:wij|ik) u\b|op de hoogte\b"
)
_ABOUT = re.compile(
    r"(?:\bover|\baangaande|\binzake|\bomtrent|\bvan)\s+(?P<topic>(?:de|het|een)?\s*[^.;:?!]{10,140}?)"
    r"(?=[.;:?!]|,\s(?:waar|die|dat|en|zodat|maar)\b|\s(?:waarover|waarvoor|waarmee)\b|$)",
)


def find_title(parts: Parts, kind: str, letterhead: Mention | None = None) -> Fact:
    """Subject line, else the question asked, heading, topic of the first paragraph or first sentence.

    The name of the sender alone, its `letterhead`, is no title.
    """
    return next(_candidates(parts, kind, letterhead.end if letterhead else 0), Fact())


def _candidates(parts: Parts, kind: str, after: int) -> Iterator[Fact]:
    field = parts.field("onderwerp", "betreft", "titel")
    if field and len(field.value) > 3:
        yield _fact(field.value, "onderwerpregel", field.start, field.end)
    if kind in ("kamervragen", "antwoord-kamervragen") and (match := _QUESTIONS.search(parts.head)):
        yield _fact(match["title"], "vraagstelling", match.start("title"), match.end("title"))
    if match := _DOCUMENT.search(parts.head):
        yield _fact(match["title"], "onderwerpregel", *match.span("title"))
    if kind == "antwoord-kamervragen":
        yield from _answer(parts)
    if kind == "woordelijk-verslag" and (match := _MEETING.search(parts.whole)):
        yield _fact(_recased(match["title"]), "kop", *match.span("title"))
    subject = _UNMARKED_SUBJECT.search(parts.begin)
    if subject and kind in ("raadsvoorstel", "raadsbesluit", "memo", "raadsinformatiebrief"):
        yield _fact(subject["title"], "onderwerp", subject.start("title"), subject.end("title"))
    if parts.document.properties.get("identifier") or _OFFICIAL.search(
        parts.document.properties.get("title", "")
    ):
        yield from _given(parts)  # published officially: the title is written with care
    if re.search(r"(?i)\bvergaderjaar\b", parts.head[:400]):
        yield from _paper_of_the_kamer(parts, kind)
    yield from _title_page(parts)
    yield from _headings(parts, after)
    yield from _given(parts)
    yield from _topic_of_letter(parts)
    if kind == "raadsbesluit":
        yield from _decided(parts)
    yield from _first_sentence(parts)


_DOCUMENT = re.compile(r"^\W*Document:[ \t]*(?P<title>[A-Z][^\n]{10,})$", re.MULTILINE)
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


def _answer(parts: Parts) -> Iterator[Fact]:
    """An answer without the heading of its questions: who answers, and what the first question quotes."""
    if match := _ANSWER.search(parts.head):
        quoted = _QUOTED.search(parts.head, match.end(), match.end() + 1000)
        about = f" over «{quoted['quote'].strip()}»" if quoted else ""
        yield _fact(
            _TRAILER.sub("", match["title"]).rstrip(" .") + about, "antwoordregel", *match.span("title")
        )


_UNMARKED_SUBJECT = re.compile(
    r"\bonderwerp[ \t:]+(?P<title>[^\n]{8,}?)(?=\s+(?:portefeuillehouder|afdeling|college besluit"
    r"|commissie|zaaknummer|aan de gemeenteraad)\b|\n|$)",
    re.IGNORECASE,
)


def _title_page(parts: Parts) -> Iterator[Fact]:
    """The one heading above all others, above the running text: a title page may name its makers first."""
    headings = parts.document.headings
    top = min((heading.level for heading in headings), default=0)
    highest = [heading for heading in headings if heading.level == top]
    if len(highest) != 1 or len(headings) == 1 or highest[0].start >= parts.running_text:
        return
    start, end = highest[0].start, highest[0].end
    line = parts.text[start:end]
    if not _says_nothing(line.strip(), line):
        yield _fact(line, "kop", start, end)


def _headings(parts: Parts, after: int) -> Iterator[Fact]:
    """The first heading behind the letterhead, if it stands above all running text."""
    text = parts.text
    marked = {heading.start: heading.end for heading in parts.document.headings}
    for start, end in _lines(parts.head):
        line = text[start:end]
        bare = line.strip(" #*_>|\t=-–•\ufeff")
        if _GREETING.match(bare):
            return
        if end <= after or _says_nothing(bare, line):
            continue
        if start in marked:
            yield _fact(text[start : marked[start]], "kop", start, marked[start])
            return
        start += line.find(bare)
        stop = start + len(bare)
        if line.lstrip().startswith("#"):
            yield _fact(bare, "kop", start, stop)
            return
        if bare[0].islower() or bare[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
            continue  # the rest of a sentence, or a footnote
        opens = not text[after:start].strip()
        whole = _wrapped(text, stop)
        runs_on = opens and whole > stop and text[whole - 1] not in ".:;,"
        if _looks_like_heading(bare, text, end, opens) or runs_on:
            stop = whole
            yield _fact(text[start:stop], "kop", start, stop)
            return
        if len(bare) > 60:
            return


_PLACE_BEFORE_DATE = re.compile(r"(?:[’']s-)?[A-Z][\w’'-]+(?: (?:aan|den|de|der|op|en|[A-Z][\w’'-]+)){0,4},")


def _says_nothing(bare: str, line: str) -> bool:
    """A label, an address, a date or markup: no title of anything."""
    return bool(
        not re.search(r"[A-Za-z]{3}", bare)
        or _GENERIC.match(bare)
        or _ADDRESS.search(line)
        or bare.endswith(":")
        or bare.startswith(("<", "?xml"))
        or re.search(r"(?:\||\.{3,})\s*\d+$", line)  # a line of a table of contents
        or "xml version" in bare
        or parse_period(bare, None)
        or (_PLACE_BEFORE_DATE.match(bare) and parse_period(bare.partition(",")[2], None))
    )


def _looks_like_heading(line: str, text: str, end: int, opens: bool) -> bool:
    """A short line that ends no sentence, with white space or the start of another line of its own below it.

    The line that `opens` the paper may be long: "Beleidsregel van de Minister van ... houdende ...".
    """
    if len(line) > (300 if opens else 150) or line.endswith((",", ";")) or re.search(r"[a-z)]\.\s+[A-Z]", line):
        return False
    if line.endswith(".") and len(line.split()) > 3:
        return False
    below = text[end : end + 3]
    if below[:2] == "\n\n" or not below.strip():
        return True
    if opens and re.match(r"\n\W*[A-Z][\w ]{1,25}:", text[end : end + 40]):
        return True
    return len(line) <= 80 and line[0].isupper() and not line.endswith(".") and not below[1:2].islower()


def _wrapped(text: str, stop: int) -> int:
    """A heading that runs on: the next line starts in lower case or this one ends in the middle of a phrase."""
    following = re.compile(r"\n(?!\n)([^\n]{2,100})(?=\n\s*\n)").match(text, stop)
    if following and (
        following[1][0].islower()
        or (following[1].isupper() and text[:stop].rpartition("\n")[2].isupper())
        or re.search(r"\b(?:en|van|de|het|voor|in|op|met|over|der)\s*$", text[:stop][-20:])
    ):
        return following.end()
    return stop


_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|xlsx?|odt|pptx?)$|^microsoft|^document\d*$|untitled|^none$", re.IGNORECASE
)


_OFFICIAL = re.compile(r"; (?:Motie|Amendement|Brief [a-z]+|Verslag[^;]*|Nota[^;]*|Lijst[^;]*); ")
"""How the Kamer titles a paper: "dossier; kind; title"."""


def _given(parts: Parts) -> Iterator[Fact]:
    """The title that the file itself carries, unless it is only a file name."""
    for name in ("title", "subject"):
        title = parts.document.properties.get(name, "").strip()
        if len(title) > 15 and " " in title and not _FILE_NAME.search(title):
            yield _fact(title.split("; ")[-1], "titel in het bestand", None, None)


_DECIDED = re.compile(
    r"^\W*b\s?e\s?s\s?l\s?u\s?i\s?t(?:en)?\s*:?\s*\n+\W*(?:\d\.\s+)?(?:vast te stellen\s*:?\s*)?"
    r"(?:de|het)?\s*(?P<title>[^\n]{8,})",
    re.IGNORECASE | re.MULTILINE,
)


def _decided(parts: Parts) -> Iterator[Fact]:
    """A decision without a heading is about what it decides first."""
    if match := _DECIDED.search(parts.head):
        value = match["title"].strip(" ;,.:")
        yield _fact(value[0].upper() + value[1:], "eerste besluit", *match.span("title"))


_OPENING = re.compile(
    r"^\W*(?:(?:geachte|beste)\b[^\n]*|(?:den haag|'s-gravenhage), \d{1,2} \w+ \d{4})\n",
    re.IGNORECASE | re.MULTILINE,
)


def _topic_of_letter(parts: Parts) -> Iterator[Fact]:
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
            yield _fact(value, "onderwerp van de eerste alinea", start, opened.end() + match.end("topic"))
            return


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


def _paper_of_the_kamer(parts: Parts, kind: str) -> Iterator[Fact]:
    """A Kamerbrief by what it informs about; else what the paper is, behind it the subject of its dossier."""
    if kind == "kamerbrief":
        yield from _topic_of_letter(parts)
    if match := _KAMERSTUK.search(parts.head[:1500]):
        title = _recased(match["title"].strip(" \n¹²³"))
        yield _fact(f"{title} ({match['dossier'].strip()})", "kop", match.start("dossier"), match.end("title"))


def _recased(title: str) -> str:
    """A title in capitals as a sentence writes it: every word that is not in `_SMALL` is part of a name.

    >>> _recased("MOTIE VAN HET LID VAN DIJK C.S.")
    'Motie van het lid Van Dijk c.s.'
    """
    if sum(map(str.isupper, title)) <= sum(map(str.islower, title)):
        return title

    def spelled(word: re.Match[str]) -> str:
        return word[0].lower() if _SMALL.fullmatch(word[0]) else word[0].capitalize()

    words = re.sub(r"[A-ZÀ-Ý](?:[A-ZÀ-Ý.’']*[A-ZÀ-Ý.])?(?![a-z])", spelled, title)
    words = re.sub(r"\b(lid|leden) ([a-z])", lambda name: f"{name[1]} {name[2].upper()}", words)
    return words[0].upper() + words[1:]


_BREAK = re.compile(
    r",\s|;\s|:\s|\s(?:dat|die|waarin|waarbij|waarmee|waarvan|waardoor|waar|zodat|omdat|terwijl)\s"
)


def _first_sentence(parts: Parts) -> Iterator[Fact]:
    """The first sentence that says something, cut at a clause when it is long."""
    text = parts.head
    position = 0
    for paragraph in re.split(r"\n\s*\n", text):
        start = text.find(paragraph, position)
        position = start + len(paragraph)
        bare = paragraph.strip(" \n\t#*-•")
        if (
            len(re.sub(r"[^A-Za-z]", "", bare)) < 10
            or (_GREETING.match(bare) and len(bare) < 120)
            or _GENERIC.match(bare)
        ):
            continue
        if _ADDRESS.search(bare[:80]) and len(bare) < 200:
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
                yield _fact(sentence[:cut] + " …", "eerste zin", start, start + cut)
                return
            sentence = sentence[:cut]
        yield _fact(sentence.rstrip("."), "eerste zin", start, start + len(sentence))
        return


def _lines(head: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", head):
        yield match.span()


_CITED_AS = re.compile(
    r"^(?:Wet|Rijkswet|Besluit|Regeling|Beleidsregels?|Circulaire)\b.{40,}\((?P<name>[A-Z][^()]{7,120}(?:\([^()]*\)[^()]*)?)\)$"
)
_TRAILER = re.compile(
    r"\s+(?:\((?:ontvangen|ingezonden)\b.*|Vergadering(?: van)? (?:\w+ )?\d{1,2} \w+ \d{4}\b.*)$", re.DOTALL
)


def _fact(raw: str, rule: str, start: int | None, end: int | None) -> Fact:
    """The title on one line: a law by the name it is cited by, without the meeting or date behind it."""
    value = re.sub(r"\s+", " ", raw).strip(" *#|_\t")
    value = re.sub(r"\*\*|__|<[^>]{1,40}>", "", value).strip()
    value = _TRAILER.sub("", value)
    if cited := _CITED_AS.match(value):
        value = cited["name"]
    if len(value) > LONGEST:
        value = value[: value.rfind(" ", 0, LONGEST)] + " …"
    return Fact(value, Evidence(rule, start, end))
