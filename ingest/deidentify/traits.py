"""Rare traits: what makes someone recognisable without a name, held up under the small-cell rule."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.openings import Opened, Places

_RARE = (
    r"(?:\b(?:(?:een|eeneiige|twee-eiige)[ ])?(?:drieling|vierling|eeneiige tweeling|siamese tweeling)\b|"
    r"\bsyndroom van [A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?|\b[A-ZÀ-Þ]?\w+[- ]syndroom\b|\bziekte van [A-ZÀ-Þ][\w-]+|"
    r"\b(?:hemofilie|taaislijmziekte|cystische fibrose|dwarslaesie|albinisme|hermafrodiet|intersekse|doofblind|doof-blind|spina bifida|achondroplasie|progeria|narcolepsie)\b|"
    r"\b(?:enige|eerste|jongste|oudste)[ ](?:\w+[ ]){0,2}(?:van|in|uit)[ ](?:het dorp|de stad|de wijk|de gemeente|Nederland|de school)\b|"
    r"\b(?:wereldkampioen|nederlands kampioen|olympisch|bekende (?:zanger|acteur|voetballer|vlogger|influencer)|profvoetballer|burgemeesterszoon|burgemeestersdochter)\w*|"
    r"\b(?:adoptiekind|geadopteerd|donorkind|vondeling)\b(?:[ ]uit[ ][A-ZÀ-Þ][\w-]+)?|"
    r"\b(?:in het nieuws|in de krant|op (?:de )?(?:tv|televisie)|in de media|landelijk bekend)\b|"
    r"\b(?:jehova'?s getuige|amish|mormoon|mormoons|staatloos)\w*|"
    r"\b(?:glazen oog|beenprothese|armprothese|blindengeleidehond|hulphond|doofstom|transgender|transitie)\w*|"
    r"\b(?:zeven|acht|negen|tien|elf|twaalf|dertien|veertien|[7-9]|1[0-4])[ ](?:kinderen|broers en zussen)\b|"
    r"\boud-(?:burgemeester|wethouder|minister|raadslid|voetballer)\w*|"
    r"\b(?:jeugdselectie|onder[ ](?:1[0-9]|2[01])|profcontract|topsporter)\b|"
    r"\b(?:piloot|rechter|officier van justitie|burgemeester van|notaris|dominee|imam|rabbijn|huisarts van het dorp)\b(?= (?:van|bij|in)\b|[.,;])|"
    r"\b(?:ijsvogel|imker|torenwachter|vuurtorenwachter|circusartiest|kermisexploitant|woonwagenbewoner|binnenvaartschipper|schipperskind)\w*)"
)
_TRAITS = Opened(
    "een|eeneiige|twee|drieling|vierling|siamese|syndroom|ziekte|hemofilie|taaislijmziekte|cystische|dwarslaesie|albinisme|hermafrodiet|intersekse|doofblind|doof|spina|achondroplasie|progeria|narcolepsie|"
    "enige|eerste|jongste|oudste|wereldkampioen*|nederlands|olympisch*|bekende|profvoetballer*|burgemeesterszoon*|burgemeestersdochter*|adoptiekind|geadopteerd|donorkind|vondeling|in|op|landelijk|jehova|jehovas|amish*|mormoon*|staatloos*|"
    "glazen|beenprothese*|armprothese*|blindengeleidehond*|hulphond*|doofstom*|transgender*|transitie*|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|7|8|9|10|11|12|13|14|oud|jeugdselectie|onder|profcontract|topsporter|"
    "piloot|rechter|officier|burgemeester|notaris|dominee|imam|rabbijn|huisarts|ijsvogel*|imker*|torenwachter*|vuurtorenwachter*|circusartiest*|kermisexploitant*|woonwagenbewoner*|binnenvaartschipper*|schipperskind*",
    _RARE,
    re.IGNORECASE,
    ahead=True,
)
# Any word before "syndroom" opens one too.
_SYNDROME, _ANYWHERE = re.compile("syndroom", re.IGNORECASE), re.compile(_RARE, re.IGNORECASE)


def find_traits(places: Places) -> Iterator[Evidence]:
    anywhere = _SYNDROME.search(places.text) is not None
    for match in _ANYWHERE.finditer(places.text) if anywhere else _TRAITS.finditer(places):
        yield Evidence(match.start(), match.end(), "TRAIT", "lijst", 0.6, "zeldzaam kenmerk")
