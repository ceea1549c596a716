"""How a debate tells of who is only there to be heard, or was met outside: "te gast is mevrouw Bol"."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from ingest.deidentify.other_bodies import CHAIRED

# "Te gast is mevrouw Bol", "Ambtelijk is aanwezig de heer Kok": who is only there to tell, or to be told of.
_THERE = re.compile(
    r"(?i)\b(?:te gast|(?:als )?gast(?:spreker|spreekster)?|genodigden?|ambtelijk(?:e ondersteuning)?|aangeschoven|schuift aan|presentatie (?:door|van)|toelichting door|namens de organisatie)\b"
    r"(?: (?:is|zijn|zit|aanwezig|hier|vanavond|ook|nog|wordt gegeven door|heten we welkom)){0,3}[:,]? "
    r"(?:mevrouw|mw\.|(?:de )?heer|dhr\.|meneer) (?P<who>[^.,:?!\n]{2,40})"
)
# "Ik sprak vorige week met mevrouw Bol", "een brief van de heer Kok": whom a member met outside, unless he speaks here too.
MET = re.compile(
    r"(?i)(?:\b(?:sprak|spraken|spreek|bezocht|ontmoette|belde|mailde)\b[^.,:?!\n]{0,30}?|\b(?:op bezoek|langs|aan tafel|in gesprek|koffie) (?:geweest )?(?:bij|met) |"
    r"\b(?:brie(?:f|ven)|mail(?:tje)?|e-mail|bericht|verhaal|zaak|situatie|geval|noodkreet|dossier|oproep|berichtje) (?:ontvangen |gekregen |binnengekregen |gehad )?van )"
    r"(?:mevrouw|mw\.|de heer|dhr\.|meneer) (?P<who>[^.,:?!\n]{2,40})"
)
# "Openbaar verhoor van de heer Bol": who is heard.
_HEARD = re.compile(
    r"(?i)\b(?:verhoor|getuigenverhoor|hoorgesprek|gehoord (?:wordt|is|werd):?)(?: van| met)? (?:de getuige )?(?:mevrouw|mw\.|de heer|dhr\.|meneer) (?P<who>[^,:?!\n]{2,40})"
)
_NAMED = r"(?:mevrouw|mw\.|de heer|de heren|dhr\.|meneer) "
# "Mevrouw Bol zit op de publieke tribune", "op de tribune, meneer Bol"
_ON_THE_GALLERY = re.compile(
    rf"(?i)(?:{_NAMED}(?P<who>[^.,:?!\n]{{2,40}})[^.:?!\n]{{0,60}}?\btribune\b|\btribune\b[^.?!\n]{{0,40}}?{_NAMED}(?P<there>[^.,:?!\n]{{2,40}}))"
)
# "Het woord is aan mevrouw Bol. U hebt vijf minuten", "mevrouw Bol bedanken voor haar komst", "de heer Bol van mijn departement"
_RECEIVED = re.compile(
    rf"(?i){_NAMED}(?P<who>[^.,:?!\n]{{2,40}}?)(?:[.,:]? (?:u|jij) (?:hebt|heeft|krijgt|hebben|krijgen) (?:maximaal |hiervoor |daarvoor )?(?:\d+|twee|drie|vier|vijf|zes|acht|tien) minuten\b"
    r"|(?: en [^.,:?!\n]{2,40}?)?(?: te bedanken| bedanken)? voor (?:haar|hun|zijn|uw) (?:komst|aanwezigheid)\b|,? van (?:mijn|het|ons|haar|zijn) (?:departement|ministerie|ambtelijk\w*|wijkteam)\b)"
)
# "ik noem haar met toestemming: Anna Bol"
_CALLED_BY_NAME = re.compile(
    r"(?i:\b(?:ik noem (?:haar|hem)|met (?:haar|zijn|hun) toestemming|laat ik (?:haar|hem))\b)[^.?!\n]{0,50}?[:,]? (?:mevrouw |de heer )?(?P<who>(?-i:[A-ZÀ-Þ])[^.,:?!\n]{2,40})"
)
# "mevrouw Bol, een moeder van drie"
_IS_A = re.compile(
    rf"(?i:mevrouw|de heer|meneer) (?P<who>[^.,:?!\n(]{{2,40}}?), (?:een (?:alleenstaande |jonge )?(?:moeder|vader|ouder|oma|opa|bewoner|bewoonster|inwoner|jongere|pleeg\w+|jeugd\w+)|(?:voorzitter|secretaris|penningmeester|bestuurslid|lid|initiatiefnemer) van (?:de |het |een )?(?i:{CHAIRED})|projectleider|directeur|bestuurder|onderzoeker|beleids\w+|teamleider|programmamanager|arts\b)"
)
# "mevrouw Bol, die als inspreker", "wat de heer Bol hier vertelde"
_SPOKE_IN = re.compile(
    r"(?i:mevrouw|de heer|meneer) (?P<who>[^.,:?!\n]{2,40}?),? (?:die (?:hier )?(?:als )?|(?:heeft |had )?(?:hier |vanavond |zojuist )?)(?i:ingesproken|inspre\w+|insprak\w*|hier vertelde|vertelde)"
)
# "de heer Bol namens de dorpsraad"
FOR_A_BODY = re.compile(
    r"(?i:mevrouw|de heer|meneer) (?P<who>[^.,:?!\n]{2,40}?),? namens (?:de |het )?(?P<body>\w+)"
)
# "tegen Kim Bol, die vorige week in deze zaal vertelde"
_TOLD_BEFORE = re.compile(
    r"(?:(?i:mevrouw|de heer|meneer|tegen|van|met|bij|aan) )(?P<who>[A-ZÀ-Þ][\w'’-]+(?: (?:[A-ZÀ-Þ][\w'’-]+|van|de|der|den|ter|ten|el|al)){0,4}),? "
    r"die (?:hier|vorige|gisteren|vanavond|vandaag|straks|vanmiddag|buiten)\b[^.,\n]{0,40}?\b(?:vertelde|stond|staat|zat|zit|insprak|namens)\b"
)
_NAME = r"(?P<who>(?-i:[A-ZÀ-Þ])[\w'’-]+(?: (?:(?-i:[A-ZÀ-Þ])[\w'’-]+|van|de|der|den|ter|ten|el|al)){0,4})"
# "vorige week stond ik bij Mo Bol", "iemand als Bol", "de zorgen van Anna Bol", "een van die meisjes was Anna Bol"
_SPOKEN_OF = re.compile(
    rf"(?i)\b(?:(?:stond|was|zat|kwam|ging|sprak|belde) ik (?:laatst |gisteren |vorige (?:week|maand) |ook )?(?:langs )?(?:bij|met)|(?:iemand|mensen|ouders|kinderen|jongeren|gezinnen) (?:als|zoals)"
    rf"|(?:zorgen|verhaal|petitie|noodkreet|getuigenis|zaak|situatie) van|(?:een|één) van (?:hen|die \w+) (?:is|was|heet|heette)) {_NAME}"
)
TOLD = (
    _THERE,
    MET,
    _HEARD,
    _IS_A,
    _ON_THE_GALLERY,
    _RECEIVED,
    _CALLED_BY_NAME,
    _SPOKE_IN,
    _TOLD_BEFORE,
    _SPOKEN_OF,
)
"""Each has a group that begins where the name does, as its last."""
