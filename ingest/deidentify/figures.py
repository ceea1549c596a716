"""The figures of an evaluation as a person reads them: a Dutch table, and what went wrong in the open part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.deidentify.evaluate import DIRECT, KINDS, Figures, Miss, Score, Share, merge
from ingest.deidentify.gold import PARTS, Case

GOAL_RECALL, GOAL_PRECISION = 0.99, 0.97


def render(figures: Figures) -> str:
    """A Dutch table: the parts side by side, and the distance between the open and the sealed one."""
    scores = [figures.part(part) for part in PARTS]
    lines = [
        "Afscherming",
        "; ".join(
            f"{part}: {score.cases} alinea's, {score.words} woorden"
            for part, score in zip(PARTS, scores, strict=True)
        ),
        "",
        row("", *PARTS),
    ]
    for policy in sorted({policy for part, policy in figures.scores if part in PARTS}):
        lines += policy_lines(policy, [figures.scores.get((part, policy)) or merge(()) for part in PARTS])
        lines.append(
            compared(
                "naam die in geen lijst staat",
                *(share_of(figures.unlisted.get((part, policy)), "PERSON") for part in PARTS),
            )
        )
        lines.append("")
    lines.append("beide regimes samen")
    lines.append(compared("directe kenmerken, terug te vinden", *(score.direct for score in scores)))
    lines.append(compared("precisie", *(score.precision for score in scores)))
    lines += paper_lines(figures.part("stukken"))
    lines += ["", *goal_lines(figures)]
    return "\n".join(lines)


def goal_lines(figures: Figures) -> Iterator[str]:
    """What was promised beside what was measured, on text that nobody looked at."""
    for part in PARTS:
        score = figures.part(part)
        for name, share, goal in (
            ("gevonden", score.direct, GOAL_RECALL),
            ("precisie", score.precision, GOAL_PRECISION),
        ):
            if share.value is not None:
                met = "gehaald" if share.value >= goal else "niet gehaald"
                yield f"doel {name} {part}: {number(share.value, 3)} van {number(goal, 2)} ({met})"
    papers = figures.part("stukken")
    if papers.cases:
        met = "gehaald" if papers.false_per_1000_words < 1 else "niet gehaald"
        yield f"doel onterecht per 1.000 woorden: {number(papers.false_per_1000_words, 2)}, onder 1 ({met})"


def paper_lines(papers: Score) -> Iterator[str]:
    if not papers.cases:
        return
    yield f"\nopenbare stukken: {papers.cases} bladzijden, {papers.words} woorden"
    for label, name in KINDS.items():
        if label in papers.recall:
            yield row(name, written(papers.recall[label]))
    yield row("alle directe kenmerken", written(papers.direct))
    yield row("precisie", written(papers.precision))
    yield row("begrippen behouden", written(papers.total(papers.kept)))
    yield row("onterecht per 1.000 woorden", number(papers.false_per_1000_words, 2))
    yield row("ter beoordeling", str(papers.undecided))


def policy_lines(policy: str, scores: Sequence[Score]) -> Iterator[str]:
    yield f"regime {policy}"
    for label, name in KINDS.items():
        if any(label in score.recall for score in scores):
            yield compared(name, *(score.recall.get(label, Share()) for score in scores))
    yield compared("alle directe kenmerken", *(score.direct for score in scores))
    yield compared("met wat ter beoordeling staat", *(score.total(score.seen, DIRECT) for score in scores))
    yield compared("juiste soort", *(score.total(score.labelled) for score in scores))
    yield compared("precisie", *(score.precision for score in scores))
    yield compared("begrippen behouden", *(score.total(score.kept) for score in scores))
    yield row("onterecht per 1.000 woorden", *(number(score.false_per_1000_words, 2) for score in scores))
    yield row("ter beoordeling", *(str(score.undecided) for score in scores))


def compared(name: str, one: Share, sealed: Share, *fresh: Share) -> str:
    distance = ""
    if one.value is not None and sealed.value is not None:
        distance = number(one.value - sealed.value, 3, sign=True)
    return row(name, written(one), f"{written(sealed):<29}{distance}", *map(written, fresh))


def share_of(found: Score | None, label: str) -> Share:
    return found.recall.get(label, Share()) if found else Share()


def written(share: Share) -> str:
    if share.value is None or share.interval is None:
        return "–"
    low, high = share.interval
    return f"{number(share.value, 3)} [{number(low, 2)}–{number(high, 2)}] {share.hits}/{share.total}"


def number(value: float, decimals: int, sign: bool = False) -> str:
    return f"{value:{'+' if sign else ''}.{decimals}f}".replace(".", ",")


def row(name: str, *columns: str) -> str:
    first, second, *others = [*columns, ""]
    return f"{name:<36}{first:<32}{second:<40}{''.join(f'{one:<32}' for one in others)}".rstrip()


def render_misses(figures: Figures, cases: Sequence[Case]) -> str:
    """What went wrong in the open, fictional part, with its text; for whoever improves the engine."""
    texts = {case.id: case.text for case in cases if case.part == "open"}
    return "\n".join(
        f"{miss.case} {miss.fault:<8}{miss.label:<10}{shown(texts[miss.case], miss)}" for miss in figures.misses
    )


def shown(text: str, miss: Miss) -> str:
    before, after = text[max(0, miss.start - 30) : miss.start], text[miss.end : miss.end + 30]
    return f"…{before}⟦{text[miss.start : miss.end]}⟧{after}…".replace("\n", "⏎")
