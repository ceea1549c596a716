"""Ways to reach someone: e-mail, personal pages, handles."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import load_lexicon
from ingest.deidentify.near import near, within
from ingest.deidentify.openings import Opened, Places

_DOT = r"(?:\.|[ ]?[\[({](?:punt|dot)[\])}][ ]?|[ ](?:punt|dot)[ ])"
_AT = (
    r"(?:[ ]?@[ ]?\n?|[ ]?[\[({<](?:at|a|ap(?:en)?e?staart(?:je)?|@)[\])}>][ ]?|[ ]at[ ](?=[\w-]+(?:\.|[ ]punt))|[ ]ap(?:en)?e?staart(?:je)?[ ]"
    r"|[ ](?:bij|op)[ ](?=(?:gmail|hotmail|outlook|live|ziggo|kpnmail|icloud|yahoo|protonmail)(?:\.|[ ]punt)))"
)
_EMAIL = re.compile(
    rf"(?<![\w.+-])(?:mailto:)?[^\W_][\w.+'%-]{{0,64}}(?:{_DOT}[\w+-]+){{0,8}}{_AT}[^\W_][\w-]*(?:(?:{_DOT}|\.\n)[\w-]+)*(?:{_DOT}|\.\n)[^\W\d_]{{2,12}}(?![\w])",
    re.IGNORECASE,
)
_BROKEN_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,100}\n?@\n?[\w-]+(?:\n?\.\n?[\w-]+)+", re.IGNORECASE)
# "jan@ede.nl.": what stands on the next line is another sentence.
_ENDED = re.compile(r"\.(?:nl|com|org|net|eu|be|de|info|frl|amsterdam)(?=\.\n)", re.IGNORECASE)
# "a punt drost apestaart gemeente ede punt nl": said, with the marks as words.
_SPOKEN_MAIL = re.compile(
    r"(?<!\w)[^\W_][\w-]{0,40}(?:[ ](?:punt|streepje|(?:laag )?liggend streepje|underscore)[ ][\w-]+)*[ ]ap(?:en)?e?staart(?:je)?[ ][^\W_][\w-]*"
    r"(?:[ ](?:punt|streepje)[ ][\w-]+|[ ][\w-]+){0,2}[ ]punt[ ](?:nl|com|org|net|be|eu|de)(?!\w)",
    re.IGNORECASE,
)
# What every address holds, and how long one is at most; "at" and "a" only where they stand for the sign.
_AT_SIGN = re.compile("@")
_AT_WORD = Opened(
    "a|at|apstaart*|apestaart*|apenstaart*|apenestaart*|gmail|hotmail|outlook|live|ziggo|kpnmail|icloud|yahoo|protonmail",
    r"(?:(?<=[\[({<])at?[\])}>]|(?<=[ ])at[ ](?=[\w-]+(?:\.|[ ]punt))|ap|(?:(?<=[ ]bij[ ])|(?<=[ ]op[ ]))\w+(?:\.|[ ]punt))",
    re.IGNORECASE,
    ahead=True,
)
_LONGEST_MAIL = 1_000
_BARE_AT = re.compile(r"(?<![\w.])[\w.+-]{2,100}@[\w-]{2,}(?:\.[\w-]+)*")
_PERSONAL_PAGE = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)?(?:linkedin\.com/(?:in|pub)/|facebook\.com/(?!(?:groups|events|watch|sharer|pages)\b)|instagram\.com/|twitter\.com/|x\.com/|tiktok\.com/@?|"
    r"snapchat\.com/add/|youtube\.com/(?:@|user/)|pinterest\.\w+/|t\.me/|wa\.me/|threads\.net/@?|about\.me/|github\.com/|strava\.com/athletes/|vinted\.nl/member/|marktplaats\.nl/u/)"
    r"[^\s<>\"'),;]+",
    re.IGNORECASE,
)
# What every such page holds, and how long its address is at most.
_PATH, _ADDRESS = re.compile(r"\.\w+/"), 2_000
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"')]+|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|net|eu|be|info|online|blog|me|frl|amsterdam)(?:/[^\s<>\"')]*)?(?![\w@])",
    re.IGNORECASE,
)
_OF_URL = Opened(
    "*http|*https|*www|nl|com|org|net|eu|be|info|online|blog|me|frl|amsterdam",
    r"(?:\w*?(?i:https?://|www\.)|(?<=\.)\w)",
    ahead=True,
)
_HANDLE = re.compile(r"(?<![\w@./])@(?=\w*[A-Za-z_])\w[\w.]{1,29}(?<!\.)")
_ACCOUNT = Opened(
    "insta|instagram|snap|snapchat|tiktok|twitter|facebook|discord|skype|telegram|steam|xbox|psn|playstation|fortnite|roblox|gametag|gamertag|acc|user|gebruiker|aanvrager|aangevraagd|ingelogd|inlog|gebruikersnaam|username|account|accountnaam|profiel|profielnaam|nickname|alias|inlognaam|login|kanaal",
    r"(?i:(?:insta(?:gram)?|snap(?:chat)?|tiktok|twitter|facebook|discord|skype|telegram|steam|xbox|psn|playstation|fortnite|roblox|gamer?tag|acc|user|gebruiker|aanvrager|aangevraagd door|ingelogd als|inlog|gebruikersnaam|username|account(?:naam)?|profiel(?:naam)?|nickname|alias|inlognaam|login|kanaal)\b)"
    r"(?i:[- ](?:account|naam|profiel|id|kanaal|gebruiker))?(?P<between>(?:[ ](?:onder|met|de|naam|als|van|heet|is|via|op|account|gebruikersnaam|the|haar|zijn|bij|noemt|zich|daar|hij|zij)){0,4}[ ]?[:=(]?[ ]?[\"'`]?)"
    r"(?P<handle>@?[A-Za-z][\w.-]*(?:[_.\d][\w.-]*)+|@[\w.-]{2,})",
    ahead=True,
)
# "ze logt in als roos_vdb97"; a file name or a field has no digits behind its letters, or a suffix.
_UNDERSCORED = re.compile(r"(?<![\w./@-])(?=[a-z_.]*_)[a-z][a-z_.]{2,}\d{1,4}_?(?![\w/@-]|\.\w)")
# "JoshNoMercy_88", "jawad_ghz": letters of both kinds and figures around a line, or two words that are none.
_JOINED = re.compile(
    r"(?<![\w./@-])(?:(?=\w*\d)(?=\w*[a-z])[A-Za-z]\w{2,}_\w{2,}|[a-z]{3,}_[a-z]{3,})(?![\w/@-]|\.\w)"
)
# "abu.amira.85", "grijze.wolf#4471", and who speaks in a chat by it: "stillewater06: ik ben er".
_DOTTED = re.compile(
    r"(?<![\w./@-])[a-z]{3,}\.[a-z]{3,}(?:[._]?\d{1,4}|#\d{4})(?![\w/@-]|[.]\w)|^[a-z]{4,}\d{1,4}(?=:[ ])",
    re.MULTILINE,
)
# Shapes of a handle, told by what people say around it.
_ONLINE = re.compile(
    r"(?i)\b(?:insta\w*|snap\w*|tik ?tok\w*|account\w*|online|logt in|inlog\w*|gamer?\w*|discord|telegram|profiel\w*|chat\w*|app(?:t|te)?|kanaal|volgt|volgers|filmpje\w*|story|stories|gepost|post|"
    r"gebruiker\w*|dm'?s?|whatsapp|facebook|fb|roblox|fortnite|twitch|steam|noemt zich|bijnaam|handle|vinted|marktplaats|onder de naam)\b"
)
_SHAPED = re.compile(
    r"(?<![\w./@#-])(?:(?=[\w.]*[_\d])[A-Za-z][A-Za-z]+[\w.]*[\w]_?|[A-Za-z]{3,}\.[a-z]{2,}_?|\w{3,}#\d{4})(?![\w/@-]|\.\w)"
)
_NO_HANDLE = re.compile(
    r"(?i)[a-z]{1,3}\d{1,4}|[a-z]+\.(?:nl|com|org|net|eu|be|docx?|pdf|xlsx?|jpe?g|png|mp4)|.*\.(?:docx?|pdf|xlsx?|jpe?g|png|mp4|nl|com)|(?:groep|klas|wmo|versie|bijlage|tabel|figuur|pagina|deel|scan|img|foto|doc|veld|kolom|kamer|top|mp|cao|avi|covid|art|blz|week|fase|stap)_?\d+"
)
_QUOTED = Opened(
    "account*|profiel*|kanaal*|gebruikersnaam*|nickname*|alias*|gametag*|gamertag*|noemt|onder",
    r"(?i:account|profiel|kanaal|gebruikersnaam|nickname|alias|gamer?tag|noemt zich|onder de naam)(?:[ ]\w+){0,3}[ :]{1,2}[\"'(](?P<handle>[^\"'()\n]{3,30})[\"')]",
    ahead=True,
)
_NEAR = 70
_LINE, _LONGEST_HANDLE = re.compile("_"), 300


def find_contact(places: Places) -> Iterator[Evidence]:
    """E-mail addresses in every disguise, profiles and handles."""
    text = places.text
    signs = (*_AT_SIGN.finditer(text), *_AT_WORD.finditer(places))
    mails = list(near(text, sorted(signs, key=re.Match.start), _LONGEST_MAIL, _LONGEST_MAIL))
    for pattern in (_EMAIL, _BROKEN_EMAIL, _SPOKEN_MAIL):
        for match in within(mails, pattern, text):
            start = match.start() + (7 if match.group().lower().startswith("mailto:") else 0)
            ended = _ENDED.search(match.group())
            end = match.start() + ended.end() if ended else match.end()
            yield Evidence(start, end, "EMAIL", "vorm", 1.0, "e-mail")
    for match in within(mails, _BARE_AT, text):
        yield Evidence(match.start(), match.end(), "EMAIL", "vorm", 0.8, "apenstaart")
    pages = near(text, _PATH.finditer(text), _ADDRESS, _ADDRESS)
    for match in within(pages, _PERSONAL_PAGE, text):
        last = match.start() + len(match.group().rstrip("."))
        yield Evidence(match.start(), last, "URL", "vorm", 0.9, "profiel")
    for match in within(mails, _HANDLE, text):
        yield Evidence(match.start(), match.end(), "HANDLE", "vorm", 0.8, "apenstaart")
    for match in _ACCOUNT.finditer(places):
        handle = match.group("handle").rstrip(".-")
        if re.search(r"\.(?:nl|com|org)$", handle) or len(handle) < 3 or re.fullmatch(r"[a-z]+-[a-z]+", handle):
            continue
        start = match.start("handle")
        yield Evidence(start, start + len(handle), "HANDLE", "vorm", 0.85, "trefwoord")
    for match in _SHAPED.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if not _NO_HANDLE.fullmatch(match.group()) and _ONLINE.search(before):
            yield Evidence(match.start(), match.end(), "HANDLE", "vorm", 0.45, "vorm van een account")
    for match in _QUOTED.finditer(places):
        yield Evidence(*match.span("handle"), "HANDLE", "vorm", 0.6, "account tussen aanhalingstekens")
    lines = list(near(text, _LINE.finditer(text), _LONGEST_HANDLE, _LONGEST_HANDLE))
    for match in within(lines, _JOINED, text):
        words = load_lexicon().words
        if not _NO_HANDLE.fullmatch(match.group()) and not all(
            part.rstrip("0123456789").lower() in words
            for part in match.group().split("_")
            if not part.isdigit()
        ):
            yield Evidence(match.start(), match.end(), "HANDLE", "vorm", 0.45, "vorm van een account")
    for match in _DOTTED.finditer(text):
        if not _NO_HANDLE.fullmatch(match.group()):
            yield Evidence(match.start(), match.end(), "HANDLE", "vorm", 0.45, "vorm van een account")
    for match in within(lines, _UNDERSCORED, text):
        if _NO_HANDLE.fullmatch(match.group()):
            continue
        yield Evidence(match.start(), match.end(), "HANDLE", "vorm", 0.7, "liggend streepje")


def web_addresses(places: Places) -> Iterator[re.Match[str]]:
    """All addresses of pages; they are personal only when a name of the document is in them."""
    text = places.text
    return within(near(text, _OF_URL.finditer(places), _ADDRESS, _ADDRESS), _URL, text)
