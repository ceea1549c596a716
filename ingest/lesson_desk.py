"""Where a lesson card is made and kept: a form becomes a case report, which passes the gate like any other."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from index.catalogue.lessons import Check, LessonDecisions
from index.errors import QueryError
from index.jobs import Upload
from index.lessons import CHECKS, DEFAULT_LEVEL, FIELDS, LEVELS, read_sections
from index.model import Policy
from ingest.deidentify import Deidentifier
from ingest.shield import Shield

REQUIRED = ("situatie", "gedaan", "uitkomst", "les")
"""Fields without which there is no card, beside its title and the three checks."""

Submit = Callable[[Sequence[Upload], Policy | None], str]


class LessonDesk:
    """Fulfils `api.ports.lessons.LessonDesk`. What is written here is stored only after it was shielded."""

    def __init__(
        self, submit: Submit, decisions: LessonDecisions, make_deidentifier: Callable[[], Deidentifier]
    ) -> None:
        self._submit = submit
        self._decisions = decisions
        self._shield = Shield(make_deidentifier)

    def read(self, report: str) -> dict[str, str]:
        """The fields that can be read from a case report; nothing of it is kept."""
        found = {key: text for key, text, _ in read_sections(report.replace("\r\n", "\n"))}
        first = next((line for line in report.splitlines() if line.strip()), "")
        title = first.strip("# \t").partition(":")[2] or first.strip("# \t")
        return {"titel": title.strip()[:200]} | {
            key: found[key] for key in ("bewijsniveau", *dict(FIELDS), *dict(CHECKS)) if key in found
        }

    def hand_in(self, fields: Mapping[str, str]) -> str:
        """Send a card to the waiting line under the policy for cases; returns the id of the job.

        A person releases it. Raises QueryError when a required field is empty.
        """
        missing = [key for key in ("titel", *REQUIRED, *dict(CHECKS)) if not fields.get(key, "").strip()]
        if missing:
            raise QueryError("Vul alle verplichte velden in.")
        content = report_of(fields).encode()
        return self._submit([Upload(f"leskaart-{uuid.uuid4()}.md", io.BytesIO(content))], "casus")

    def check(
        self, family: str, sentences: Mapping[str, str], level: str, keeps_until: date | None, by: str
    ) -> None:
        """Keep why a lesson counts; all three sentences are needed. Raises QueryError."""
        given = [(key, sentences.get(key, "").strip()) for key, _ in CHECKS]
        if not all(sentence for _, sentence in given):
            raise QueryError("Schrijf bij elk van de drie vinkjes waarom.")
        if level not in LEVELS:
            raise QueryError("Kies een bewijsniveau uit de lijst.")
        checks = [Check(key, self._shielded(sentence)) for key, sentence in given]
        self._decisions.check(family, checks, level, keeps_until, by)

    def end(self, family: str, state: str, reason: str, by: str, replaced_by: str = "") -> None:
        """Retire a card, or put another in its place. Raises QueryError without a reason."""
        if state not in ("vervangen", "ingetrokken") or not reason.strip():
            raise QueryError("Schrijf op waarom deze les niet meer geldt.")
        if state == "vervangen" and replaced_by in ("", family):
            raise QueryError("Kies de leskaart die hiervoor in de plaats komt.")
        self._decisions.end(family, state, self._shielded(reason.strip()), by, replaced_by)

    def resume(self, family: str, by: str) -> None:
        self._decisions.resume(family, by)

    def _shielded(self, sentence: str) -> str:
        return self._shield.shielded(sentence, "casus")


def report_of(fields: Mapping[str, str]) -> str:
    """A card as a case report, with the headings by which its fields are read back."""
    parts = [f"# Leskaart: {' '.join(fields['titel'].split())}"]
    if fields.get("proeftuin"):
        parts.append(f"Proeftuin: {fields['proeftuin']}")
    parts += [f"## {label}\n\n{fields[key].strip()}" for key, label in FIELDS if fields.get(key, "").strip()]
    level = fields.get("bewijsniveau", "") or DEFAULT_LEVEL
    parts.append(f"## Bewijsniveau\n\n{level.capitalize()}.")
    if fields.get("basisprincipe"):
        parts.append(f"## Basisprincipe\n\n{fields['basisprincipe'].capitalize()}.")
    parts += [f"## {label}\n\n{fields[key].strip()}" for key, label in CHECKS if fields.get(key, "").strip()]
    return "\n\n".join(parts) + "\n"
