"""Reviewing at a terminal: the text with its findings in it, one letter for each deed."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.markup import escape
from rich.prompt import Prompt
from rich.text import Text

from index.errors import QueryError
from index.model import Decision, Finding
from ingest.review import Dossier, Review
from ingest.word_desk import WordDesk

DEEDS = (
    "[b]m[/b] nr maskeren · [b]h[/b] nr houden · [b]s[/b] nr SOORT soort wijzigen · "
    "[b]t[/b] woorden toevoegen · [b]l[/b] nr op de lijst van deze kennisbank zetten · "
    "[b]o[/b] ongedaan maken · [b]v[/b] vrijgeven · [b]w[/b] weigeren · [b]q[/b] stoppen\n"
    "Een sterretje achter het nummer (m 3*) geldt voor alle gelijke plekken."
)
STYLES = {Decision.MASK: "black on yellow", Decision.KEEP: "green", Decision.UNDECIDED: "white on red"}


def review_at_terminal(review: Review, words: WordDesk, identity: str, by: str, console: Console) -> None:
    """Ask for deeds until the document is released, refused or left for later."""
    while True:
        dossier = review.dossier(identity)
        _show(dossier, console)
        answer = Prompt.ask("Wat doet u?", console=console).strip()
        if answer == "q":
            return
        if _is_final(review, identity, by, answer[:1], console):
            return
        try:
            _deed(review, words, dossier, by, answer)
        except QueryError as error:
            console.print(str(error))
        except (ValueError, IndexError, KeyError):
            console.print("Dat begrijp ik niet. Voorbeeld: [b]h 3[/b] of [b]m 3*[/b].")


def _show(dossier: Dossier, console: Console) -> None:
    console.rule(f"{escape(dossier.name)} · beleid {dossier.policy}")
    console.print(marked(dossier.text, dossier.findings))
    for number, finding in enumerate(dossier.findings, start=1):
        words = dossier.text[finding.start : finding.end]
        console.print(
            f"[b]{number:3}[/b] {finding.decision.value:10} {finding.label:9} {finding.score:.2f} "
            f"{finding.source}: {escape(words)}"
        )
    console.print(f"{escape(dossier.reason)}\n{DEEDS}")


def marked(text: str, findings: tuple[Finding, ...]) -> Text:
    """The text with each finding in the style of its decision, and its number behind it."""
    shown = Text()
    at = 0
    for number, finding in enumerate(findings, start=1):
        shown.append(text[at : finding.start])
        shown.append(text[finding.start : finding.end], STYLES[finding.decision])
        shown.append(f"⟨{number}⟩", "dim")
        at = finding.end
    shown.append(text[at:])
    return shown


def _is_final(review: Review, identity: str, by: str, deed: str, console: Console) -> bool:
    final: dict[str, tuple[str, Callable[[str, str, str], None]]] = {
        "v": ("Waarom mag dit stuk vrij", review.release),
        "w": ("Waarom weigert u dit stuk", review.refuse),
    }
    if deed not in final:
        return False
    question, do = final[deed]
    do(identity, by, Prompt.ask(question, console=console))
    return True


def _deed(review: Review, words: WordDesk, dossier: Dossier, by: str, answer: str) -> None:
    deed, _, rest = answer.partition(" ")
    if deed == "o":
        review.undo(dossier.id)
        return
    if deed == "t":
        start = dossier.text.index(rest)
        review.decide(dossier.id, start, start + len(rest), "PERSON", Decision.MASK, by, everywhere=True)
        return
    number, _, label = rest.partition(" ")
    if deed == "l":
        listed = dossier.findings[int(number) - 1]
        words.approve(dossier.id, listed.start, listed.end, by)
        return
    finding = dossier.findings[int(number.rstrip("*")) - 1]
    decision = {"m": Decision.MASK, "h": Decision.KEEP, "s": Decision.MASK}[deed[:1] or "?"]
    review.decide(
        dossier.id,
        finding.start,
        finding.end,
        label.strip().upper() if deed == "s" else finding.label,
        decision,
        by,
        everywhere=number.endswith("*"),
    )
