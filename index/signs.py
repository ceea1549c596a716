"""The signs of a question, read once from left to right: `"groep"`, `begin*`, `-zonder` and `dit OF dat`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.lexical import fold
from index.lexical.words import STOP_WORDS

_GROUP = r'["“”„][^"“”„]+["“”„]'
_TERM = rf"(?:{_GROUP}|\w[\w'’-]+\*|\w[\w'’-]*)"
_SIGN = re.compile(
    rf"""(?<![^\s(])(?P<either>{_TERM}(?:\s+OF\s+{_TERM})+)(?=[?!.,;:)]*(?:\s|$))
    |(?<!\S)-(?P<without>{_GROUP}|(?!\d{{1,2}}\b)\w[\w'’-]*\*?)  # "-wijkteam", not "min -1"
    |(?P<group>{_GROUP})
    |(?<!\S)(?P<begin>\w{{2,}})\*(?!\S)""",
    re.VERBOSE,
)
_ONE = re.compile(_TERM)


@dataclass(frozen=True, slots=True)
class Signs:
    """What the signs ask; a term of `excluded` or `alternatives` that ends in * begins a word."""

    text: str
    """The question without its signs and without what must not stand there."""
    phrases: tuple[str, ...]
    excluded: tuple[str, ...]
    prefixes: tuple[str, ...]
    alternatives: tuple[tuple[str, ...], ...]


def read_signs(text: str) -> Signs:
    """Each sign with the term it stands before, behind or around.

    >>> found = read_signs('plan -"veilig thuis" jeugd* OF "sociaal team"')
    >>> found.text, found.excluded, found.alternatives
    ('plan jeugd sociaal team', ('veilig thuis',), (('jeugd*', 'sociaal team'),))
    """
    phrases: list[str] = []
    excluded: list[str] = []
    prefixes: list[str] = []
    alternatives: list[tuple[str, ...]] = []

    def taken(match: re.Match[str]) -> str:
        term = _bare(match[match.lastgroup or 0])
        if match.lastgroup == "either":
            row = tuple(filter(None, (_bare(one) for one in _ONE.findall(match[0]) if one != "OF")))
            if len(row) > 1:
                alternatives.append(row)
            return f" {' '.join(each.removesuffix('*') for each in row)} "
        if match.lastgroup == "without":
            if all(fold(word) in STOP_WORDS for word in term.split()):  # "kind -en gezinsbescherming"
                return f" {term} "
            excluded.append(term)
            return " "
        if term:
            (phrases if match.lastgroup == "group" else prefixes).append(term)
        return f" {term} "

    rest = re.sub(r"(?<!\S)OF(?!\S)", " ", _SIGN.sub(taken, text))
    return Signs(" ".join(rest.split()), tuple(phrases), tuple(excluded), tuple(prefixes), tuple(alternatives))


def _bare(term: str) -> str:
    return term.strip('"“”„ ')
