"""Bodies that have a chair and members and no office holders, as patterns: "cliëntenraad", "werkgroep", "stichting"."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

COUNCILS = r"(?:(?:cli[eë]nten|ouder|jongeren|ondernemings|jeugd|kinder|advies|pati[eë]nten|medezeggenschaps|bewoners|wijk|dorps|buurt)-?raad|raad van toezicht)"
_GROUPS = (
    r"(?:klankbordgroep|werkgroep|regiegroep|projectgroep|kerngroep|\w*tafel|(?:afstemmings|casus|werk|team|keten)overleg|"
    r"(?:toetsings|klachten|bezwaar\w*|begeleidings|visitatie|sollicitatie|selectie|onderzoeks)commissie|\w*commissie (?:voor (?:de )?)?bezwaarschriften|"
    r"college van (?:toezicht|beroep)|adviescollege)"
)
_SOCIETIES = r"\w*vereniging(?! van nederlandse)"
MEETING = rf"(?:\b(?:{COUNCILS}|{_GROUPS}|{_SOCIETIES})\b|\b(?-i:OR|MR|CR|RvT)\b)"
"""Whose record a text may be."""
CHAIRED = rf"(?:{MEETING}|\b(?:stichting|\w*comité|\w*platform|coöperatie|\w*bond|raad van bestuur|bewoners\w*|buurt\w*|ondernemers\w*)\b)"
"""Who chairs or joins one of these is in no office by it."""
