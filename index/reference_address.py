"""Where a reference can be read in public."""

from __future__ import annotations

from index.model import Reference


def canonical_address(reference: Reference) -> str | None:
    """The public address of what is referred to, when one follows from the number alone."""
    number = reference.canonical
    match reference.kind:
        case "kamerstuk" if "-R" in number:
            return None
        case "kamerstuk" | "bijlage" | "kamervragen" | "handelingen" | "bekendmaking":
            return f"https://zoek.officielebekendmakingen.nl/{number}.html"
        case "dossier":
            return f"https://zoek.officielebekendmakingen.nl/dossier/{number.removeprefix('dossier-')}"
        case "tk-document":
            return f"https://www.tweedekamer.nl/downloads/document?id={number}"
        case "tk-zaak":
            return f"https://www.tweedekamer.nl/kamerstukken/detail?id={number}"
        case "wet":
            law, _, article = number.removeprefix("bwb:").partition("/")
            if article:
                return f"https://wetten.overheid.nl/jci1.3:c:{law}&artikel={article}"
            return f"https://wetten.overheid.nl/{law}"
        case "lokale regeling":
            return f"https://lokaleregelgeving.overheid.nl/{number.removeprefix('cvdr:')}"
        case "uitspraak" if number.startswith("ECLI:NL:"):
            return f"https://deeplink.rechtspraak.nl/uitspraak?id={number}"
        case _:
            return None
