"""What a word can be in a name: its kinds as bits, its letter in the grammar, what its mentions share."""

from __future__ import annotations

from dataclasses import dataclass


class Is:
    """What a word can be, as bits; often several at once. Plain integers, because each word is tested often."""

    NOTHING = 0
    WORD = 1
    """Stands in the dictionary without a capital."""
    COMPOUND = 2
    """Two or three dictionary words in one."""
    GIVEN = 4
    SURNAME = 8
    PLACE = 16
    PROPER = 32
    """Another proper noun: adjective of a place, inhabitant, street."""
    WEAK = 64
    """A proper noun of the dictionary that may be a surname."""
    ENGLISH = 128
    KEEP = 256
    CAPITAL = 512
    CAPITALS = 1024
    TITLE = 2048
    KIN = 4096
    CARER = 8192
    OFFICE = 16384
    PARTICLE = 32768
    DESCRIBES = 65536
    """An organisation, place, law or thing is named after it: "stichting", "wijk", "motie"."""
    AFTER_ORGANISATION = 131072
    STREET = 262144
    SCHOOL = 524288
    MONTH = 1048576
    VERB = 2097152
    STARTER = 4194304
    """A function word that opens sentences."""
    GREETING = 8388608
    PARTY = 16777216
    FOREIGN = 33554432
    """A given name of elsewhere only."""
    COUNTED = 67108864
    """A given name that people in the Low Countries bear."""


@dataclass(frozen=True, slots=True)
class Word:
    flags: int
    letter: str
    """Its class in the grammar of names, see `names.py`."""
    base: str
    """Lower case, without possessive: what two mentions of one person share."""
