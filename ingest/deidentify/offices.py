"""Public office: whether a name is that of someone who acts in an office."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.deidentify.council_papers import is_motion, stretches_in_office
from ingest.deidentify.debate import FAMILY, Debate
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.signatures import Signatures
from ingest.deidentify.word import Is

_PRIVATE = re.compile(
    r"\b(?:woont|woonachtig|wonende|geboren|privé|echtgeno\w+|zoon|zoontje|dochter|dochtertje|kinderen van|gezin van|vader van|moeder van|"
    r"cliënte?|patiënte?|verdachte|slachtoffer|als (?:vader|moeder|ouder|buurman|buurvrouw|inwoner|inwoonster|bewoner|particulier))\b",
    re.IGNORECASE,
)
# Bodies without office holders, which have a chair and a secretary too.
_OTHER_BODY = re.compile(
    r"(?i)(?<!lid van de )\b(?:(?:cli[eë]nten|ouder|jongeren|ondernemings|jeugd|kinder|advies|pati[eë]nten|medezeggenschaps|bewoners|wijk|dorps)-?raad|"
    r"raad van toezicht|klankbordgroep|werkgroep|regiegroep|projectgroep|kerngroep|\w*tafel|(?:afstemmings|casus|werk|team|keten)overleg|vereniging|"
    r"(?:toetsings|klachten|bezwaar\w*|bezwaarschriften)commissie|commissie bezwaarschriften)\b"
)
# Who hands in one of these is no member: "Indiener: de heer Bol, Dorpsstraat 9".
_VIEWS = re.compile(r"\b(?:zienswijzen?|inspraakreacties?|bezwaarschrift(?:en)?)\b", re.IGNORECASE)
_HOUSEHOLD = FAMILY | {"gezin", "buren", "overburen", "bovenburen", "onderburen"}
_HEAD = 200
"""Characters at the beginning of a text in which it says whose paper it is."""
# "(Sociaal Domein)", "(Samen Veilig)": what else such words open.
_NO_PARTY = frozenset(
    ["domein", "werk", "team", "veilig", "wijkteam", "cultureel", "raad", "werkbedrijf", "loket"]
)
# What nobody but a member does: "de heer Teeuwen verzoekt agendering", "mevrouw Kok trekt het amendement in".
_ONLY_MEMBERS = re.compile(
    r" (?:verzoekt|vraagt|vroeg|verzocht)(?: om)?(?: een)? (?:agendering|schorsing|hoofdelijke stemming|heropening|stemverklaring)\b"
    r"| (?:dient|diende|trekt|trok|handhaaft|wijzigt) (?:een |de |het |zijn |haar )?(?:gewijzigde )?(?:motie|amendement|subamendement)\b"
    r"| (?:legt|legde) een stemverklaring af\b| (?:wordt|werd) (?:beëdigd|geïnstalleerd) als (?:raads|burger|staten)lid\b"
    r"| (?:stemt|stemde|stemmen) (?:voor|tegen)\b"
    r"| (?:wordt |werd )?(?:beëdigd|geïnstalleerd) als (?:\w+ )?(?:kinderombuds\w+|ombuds\w+|wethouder|burgemeester|gedeputeerde|minister)\b"
    r"| (?:draagt|behoudt|krijgt|kreeg) (?:de |zijn |haar )?portefeuille\b"
)
_BEFORE_IN_OFFICE = frozenset(["voorganger", "ambtsvoorganger", "voorgangster", "ambtgenoot"])
_MOVED = frozenset(["motie", "amendement", "moties", "amendementen", "subamendement"])
# Who held an office once does not act in it: "oud-minister", "voormalig wethouder".
_MOTION_NEAR = re.compile(r"(?i)\b(?:motie|amendement)\b|\bM-?\d+\b")
_FORMER = ("oud-", "voormalig", "gewezen", "ex-")
_CHAIRS = frozenset(["voorzitter", "vicevoorzitter", "secretaris"])
_WEAK_ALONE = _CHAIRS | {"bestuurslid", "initiatiefnemer", "initiatiefnemers"}
# What a paper of a council, a chamber or a board speaks of.
_POLITICAL = re.compile(
    r"(?i)\b(?:(?:gemeente|provincie)?raad|raads\w+|kamer|staten|\w*fractie|moties?|amendement\w*|college|wethouders?|burgemeesters?|"
    r"minister|staatssecretaris|gedeputeerden?|portefeuillehouders?|griffi\w+|\w*commissie|(?:dagelijks|algemeen) bestuur)\b|\b(?:DB|AB|B&W)\b"
)
_CALLED = frozenset(["is", "heet", "wordt", "werd"])
_ROW_IN_OFFICE = re.compile(r"(?:[l,][TIGgSsWUPCAvVqQ-]{1,7}){1,4}\([oF]")
_NAME_LETTERS = frozenset("TGgSsWUIVvPACEXOLMKR")
_BETWEEN = _NAME_LETTERS | frozenset("q,()/&-0")


@dataclass(frozen=True, slots=True)
class Offices:
    """The cues of one language, and what counts as a debate in this text."""

    sheet: Sheet
    lexicon: Lexicon
    debate: Debate
    signatures: Signatures
    motion: bool
    """The text is a motion or an amendment."""
    stretches: tuple[tuple[int, int], ...]
    """Where the form of the paper says that who is named is in office (characters)."""
    political: bool
    """Whoever chairs here may be in office: the text is not that of a council of clients or a working group."""

    @classmethod
    def of(cls, sheet: Sheet, lexicon: Lexicon) -> Offices:
        debate = Debate.of(sheet, lexicon)
        political = _POLITICAL.search(sheet.text) and not _OTHER_BODY.search(sheet.text[:_HEAD])
        return cls(
            sheet,
            lexicon,
            debate,
            Signatures(sheet, lexicon),
            is_motion(sheet.text),
            tuple(stretches_in_office(sheet.text)),
            debate.council or bool(political),
        )

    def holds(self, start: int, end: int) -> bool:
        """Whether the person at these characters is named in an office here."""
        tokens = self.sheet.tokens_in(start, end)
        if not tokens:
            return False
        first, last = tokens.start, tokens.stop
        if self._is_private(first, last):
            return False
        return (
            self._left(first)
            or self._right(first, last)
            or self.signatures.holds(first, last)
            or self.debate.speaks(first, last)
            or self._is_known(first, last)
            or any(begin <= start and end <= stop for begin, stop in self.stretches)
        )

    def is_private(self, start: int, end: int) -> bool:
        """Whether the words around a name speak of someone's private life, or of who only visits this debate."""
        tokens = self.sheet.tokens_in(start, end)
        return bool(tokens) and (
            self._is_private(tokens.start, tokens.stop)
            or bool(self.debate.outsiders.intersection(self.sheet.bases[tokens.start : tokens.stop]))
        )

    def _cue(self, name: str) -> frozenset[str]:
        return self.lexicon.cues[name]

    def _is_private(self, first: int, last: int) -> bool:
        sentence = self.sheet.sentence(first)
        around = range(max(sentence.start, first - 6), min(sentence.stop, last + 8))
        if not around:
            return False
        if first and self.sheet.words[first - 1].lower() in _HOUSEHOLD:
            return True
        text = self.sheet.text[self.sheet.starts[around.start] : self.sheet.ends[around.stop - 1]]
        return _PRIVATE.search(text) is not None

    def _left(self, first: int) -> bool:
        """ "wethouder J. Jansen", "de minister voor Rechtsbescherming, de heer Dekker", "de leden A, B en C"."""
        sheet, small = self.sheet, self._cue("tussen_ambt_en_naam")
        colon = bracket = False
        for i in range(first - 1, max(-1, first - 40), -1):
            letter, word = sheet.letters[i], sheet.words[i].lower()
            if letter in "nN|":
                return False
            if word.startswith(_FORMER) and not colon:
                return False
            if bracket or letter == ")":
                # What stands between brackets belongs to the name before it.
                bracket = letter != "("
                continue
            if sheet.flags[i] & Is.PARTY and not colon and self._speaks_for(i):
                return True
            if (
                letter == "("
                and i
                and i + 1 == first
                and sheet.flags[i - 1] & Is.PARTY
                and sheet.flags[i - 1] & Is.CAPITAL
            ):
                # "PvdD (Voskuil) sluit zich aan"
                return True
            if (
                word in _BEFORE_IN_OFFICE
                and first - i < 5
                and set(sheet.letters[max(0, i - 40) : i]) & set("oF")
            ):
                return True
            if word in _MOVED and not colon and set(sheet.letters[i + 1 : first]) <= _NAME_LETTERS | set("/,l"):
                between = [sheet.words[k] for k in range(i + 1, first) if sheet.letters[k] in "l/,"]
                return i + 1 == first or (bool(between) and set(between) <= {"en", "/", ","})
            if (
                i == first - 1
                and word in _CALLED
                and sheet.letters[first] in "GgUWI"
                and sheet.letters[first + 1] not in "l.,"
            ):
                # "Wethouder jeugd is Mustafa Erdoğmuş"
                continue
            if word.endswith("-fractie") and not colon and i + 1 == first:
                return True
            if letter in "oF" or word in {"ondergetekenden", "ondergetekende"}:
                if i and sheet.words[i - 1].lower().startswith(_FORMER):
                    return False
                if word in self._cue("zwakke_ambten") or letter not in "oF":
                    return self._weak_left(i, first, colon)
                return self._reaches(i, first) if not colon else sheet.letters[i + 1] == ":"
            if letter == ":" and not colon:
                colon = True
            elif colon:
                if letter in ".?!;":
                    return False
            elif (letter in "l" and word not in small and word not in self._cue("portefeuilles")) or (
                letter not in _BETWEEN and letter != "l"
            ):
                return False
        return False

    def _speaks_for(self, party: int) -> bool:
        """ "Namens de fractie van GroenLinks, Piet Bakker", "Namens de PvdA sprak Samira Bouchibti"."""
        before = {self.sheet.words[i].lower() for i in range(max(0, party - 5), party)}
        return bool(before & {"namens", "fractie", "fracties"})

    def _reaches(self, office: int, first: int) -> bool:
        """The office belongs to the name, and not to "de brief van" in between."""
        sheet = self.sheet
        if office + 1 == first:
            return True
        before = sheet.letters[first - 1]
        if before in "vq" or sheet.words[first - 1].lower() in {"van", "voor", "aan"}:
            return False
        between = sheet.letters[office + 1 : first]
        names = sum(letter in "GSWUgsI" for letter in between)
        if (
            office > 1
            and sheet.letters[office - 1] == ","
            and not _is_plural(sheet.words[office])
            and (sheet.letters[office - 2] in "GSWUsg" and sheet.letters[office + 1] in ",(")
        ):
            # "Bol, wethouder, en Sterre": the office is that of the name before it.
            return False
        if before == "-" and sheet.letters[office - 2 : office] in {"vv", "qv"}:
            # "Adviesraad van de Kinderombudsvrouw – I. Bol"
            return False
        last = first - 1
        while last > office + 1 and (sheet.letters[last] == "T" or sheet.words[last].lower() == "de"):
            last -= 1
        joins = sheet.letters[last] in ",)" or sheet.words[last].lower() == "en"
        if names and joins and not _is_plural(sheet.words[office]):
            # "wethouder Jansen, Piet de Vries (verslag)", "wethouder Jansen en Sterre": one office, one holder.
            return False
        if len(between) > 14 and not names:
            return False
        if before == "l" and sheet.words[first - 1].lower() in _CALLED:
            return sheet.letters[office - 1 : office] in {"", "V", "v", ".", "n", "N"} or sheet.opens[office]
        return (
            before in "T,()/&-" or sheet.words[first - 1].lower() in {"en", "heer", "wie"} or before in "CAPOEX"
        )

    def _weak_left(self, office: int, first: int, colon: bool) -> bool:
        """ "het lid Ceder", "indieners: mw. A en dhr. B"; not "lid van het gezin van Ceder"."""
        sheet = self.sheet
        word = sheet.words[office].lower()
        between = range(office + 1, first)
        if word.startswith("indiener") and not self.motion and _VIEWS.search(sheet.text):
            return False
        if colon:
            until = office + 1 + sheet.letters[office + 1 : first].index(":")
            body = {sheet.words[i].lower() for i in range(office + 1, until)}
            labelled = sheet.letters[office + 1] == ":" and word != "leden"
            return (
                word.startswith(("indiener", "ondergetekende"))
                or bool(body & self._cue("vertegenwoordigingen"))
                or (labelled and (self.political or word not in _CHAIRS))
            )
        body = {sheet.words[i].lower() for i in between} & self._cue("vertegenwoordigingen")
        if word in _WEAK_ALONE and not body and not self.political:
            return False
        if word == "voorzitter" and body:
            return True
        if word == "leden" and any(sheet.flags[i] & Is.DESCRIBES and not body for i in between):
            # "leden Welstandscommissie Ir. X"
            return False
        if any(
            sheet.letters[i] == "l" and sheet.words[i].lower() not in {"en", "heer", "mevrouw"} for i in between
        ):
            return False
        if any(
            sheet.letters[i] in "vq"
            and sheet.words[i].lower() in {"in", "bij", "van", "voor", "op", "aan"}
            and sheet.letters[i - 1] not in "GgSsWUPIT"
            for i in between
        ):
            return False
        if (
            word in {"lid", "voorzitter", "vicevoorzitter", "president", "commissaris", "bestuurslid"}
            and len(between) > 1
        ):
            # "het lid van de raad, de heer X" but not "lid Welstandscommissie Ir. X".
            plain = all(sheet.letters[i] in "Tl,vn" for i in between)
            return bool(body) or (plain and sheet.letters[first - 1] in "T,")
        if word == "lid" and not between and self.lexicon.is_verb(self._word_behind(first)):
            return True
        return (
            word not in {"leden", "lid"}
            or (
                office > 0
                and sheet.words[office - 1].lower() in {"de", "het", "kamerlid", "tweede", "door", "raad"}
            )
            or len(between) > 0
        )

    def _word_behind(self, first: int) -> str:
        """The first word in small letters behind a name."""
        sheet, i = self.sheet, first
        while i < len(sheet.words) - 1 and sheet.letters[i] in _NAME_LETTERS:
            i += 1
        return sheet.words[i]

    def _right(self, first: int, last: int) -> bool:
        """ "Jansen (VVD)", "Jansen, wethouder", "Jansen van de PvdA-fractie"."""
        sheet = self.sheet
        near = [i for i in range(last, min(last + 12, len(sheet.words))) if sheet.letters[i] not in "nN|"][:8]
        rest, words = "".join(sheet.letters[i] for i in near), [sheet.words[i].lower() for i in near]
        if words[:1] == ["c.s."] and _MOTION_NEAR.search(
            sheet.text, sheet.starts[max(0, first - 12)], sheet.starts[first]
        ):
            return True
        if self._shares_a_bracket(last) or _ONLY_MEMBERS.match(sheet.text, sheet.ends[last - 1]):
            return True
        if not rest or (rest[0] != "(" and near[0] != last):
            return False
        if words[0] == "als":
            return any(self._is_office(i) for i in near[1:4]) or (
                words[1:2] == ["lid"] and words[2:5] == ["van", "de", "raad"]
            )
        if rest[0] == "(":
            close = rest.find(")")
            inside = range(1, close if close > 0 else 4)
            if any(self._is_party(words[i]) or self._is_office(near[i]) for i in inside if i < len(words)):
                return True
            if words[1:2] == ["fractie"] or self._opens_party(near[1:3]) or self._signs_a_motion(first, near):
                return True
            speaker = (
                first > 0
                and sheet.letters[first - 1] == "T"
                and close > 0
                and rest[close + 1 : close + 2] == ":"
            )
            outsider = self.debate.outsiders.intersection(sheet.bases[first:last])
            return speaker and not outsider and rest[1] in "COXAEPU"
        if rest[0] in ",-":
            if self._opens_party(near[1:3]) or (words[1:2] == ["fractie"] and rest[2:3] in set("COXUPA0")):
                return True
            if words[1:3] == ["die", "als"] or words[1:4] == ["dat", "is", "de"]:
                # "Dineke Bol, die als wethouder", "Roel Bol, dat is de wethouder"
                return any(self._is_office(i) for i in near[3:5])
            for i in range(1, min(5, len(rest))):
                if words[i] in {"met", "en", "door", "namens", "aan", "bij", "vraagt", "vroeg"}:
                    # "o.l.v. Naeeda, met wethouder Terpstra"
                    return False
                if self._is_office(near[i]):
                    return not self._has_a_holder(near[i])
                if i == 1 and self._is_party(words[i]):
                    return True
                if words[i] in _CHAIRS and i == 1:
                    return self.political and sheet.letters[near[i] + 1 : near[i] + 2] in {"", "n", "N", ","}
                if rest[i] not in "lvqX" or words[i] in {"die", "dat", "en", "is"}:
                    return False
            return False
        if words[0] in {"van", "namens"}:
            return any(self._is_party(word) for word in words[1:4])
        return False

    def _has_a_holder(self, office: int) -> bool:
        """ "B. Kok, wethouder Kok van Soest": the office is that of the next name."""
        sheet = self.sheet
        return sheet.letters[office + 1 : office + 2] in set("GSsWUI") and bool(
            sheet.flags[office + 1] & Is.CAPITAL and not sheet.flags[office + 1] & Is.PLACE
        )

    def _shares_a_bracket(self, last: int) -> bool:
        """ "M. Koning en J. van der Laan (wethouders)": one office in the plural behind a row of names."""
        match = _ROW_IN_OFFICE.match(self.sheet.letters, last)
        return (
            match is not None
            and _is_plural(self.sheet.words[match.end() - 1])
            and all(
                self.sheet.words[i].lower() == "en"
                for i in range(last, match.end())
                if self.sheet.letters[i] == "l"
            )
        )

    def _signs_a_motion(self, first: int, near: list[int]) -> bool:
        """ "Ad van Gorp (PGB), dhr. De Laat (Algemeen Belang)" under a motion: a party that no list knows."""
        sheet = self.sheet
        close = next((k for k, i in enumerate(near[1:5], 1) if sheet.letters[i] == ")"), 0)
        before = first - 1
        while before > 0 and sheet.letters[before] == "T":
            before -= 1
        starts = before < 0 or sheet.letters[before] in "nN,-*" or sheet.words[before] == "en"
        return (
            self.motion
            and starts
            and close > 1
            and all(sheet.flags[i] & Is.CAPITAL and not sheet.flags[i] & Is.COUNTED for i in near[1:close])
        )

    def _opens_party(self, tokens: list[int]) -> bool:
        """ "Lokaal Sterk", "Hart voor Hilversum": how local parties are called."""
        words = [self.sheet.words[i] for i in tokens]
        return (
            len(words) == 2
            and words[0][0].isupper()
            and words[0].lower() in self._cue("partijwoorden")
            and words[1].lower() not in _NO_PARTY
            and (words[1][0].isupper() or words[1] in {"voor", ")"})
        )

    def _is_office(self, token: int) -> bool:
        return self.sheet.letters[token] in "oF" and self.sheet.words[token].lower() not in self._cue(
            "zwakke_ambten"
        )

    def _is_party(self, word: str) -> bool:
        parties = self._cue("partijen")
        return (
            word in parties
            or word.endswith("-fractie")
            or word.split("-")[0] in parties
            or word.split("/")[0] in parties
        )

    def _is_known(self, first: int, last: int) -> bool:
        """A minister or ombudsman whose name means nobody else, named without a title."""
        sheet = self.sheet
        while first < last - 1 and sheet.letters[first] == "I":
            first += 1
        if (first and sheet.letters[first - 1] in "TkKpR") or any(
            sheet.flags[i] & Is.GIVEN and i < last - 1 for i in range(first, last)
        ):
            return False
        return " ".join(sheet.words[i] for i in range(first, last)).lower() in self._cue("ambtsdragers")


def _is_plural(office: str) -> bool:
    word = office.lower()
    return word.endswith(("s", "en")) and not word.endswith(("aris", "tens"))
