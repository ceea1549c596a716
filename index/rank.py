"""Candidates → groups in order: what each list thought of a passage, weighed, and one group a document.

The two lists are added as scores, not as ranks: a rank says that a passage is the best of a bad lot, a score
says by how much (docs/metingen.md, "Zoeken").
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Final, NamedTuple

from index.lexical import query_vector, shares_a_term
from index.likeness import alike as pairs_alike
from index.model import SparseVector
from index.vectors import Candidate


@dataclass(frozen=True, slots=True)
class Weights:
    """How evidence is added up, chosen by measurement (docs/metingen.md, "Zoeken")."""

    lexical: float = 0.15
    """What a BM25 score counts against a cosine, after division by the root of the length of the question and
    by the logarithm of the size of the collection, with which the rarity of a word grows."""
    best: float = 0.59
    best_growth: float = 0.0085
    most: float = 0.67
    """What a passage must have to be shown: `best` with `best_growth` for each e-fold of the
    collection, at most `most`. Among more unrelated passages there is one that lies nearer by chance. A passage
    is judged by itself, so that a filter leaves exactly the hits that it counted."""
    within: float = 0.05
    milder: float = 0.03
    """A question whose best passage is weak is asked in other words than papers have: what lies `within` of
    that best is then shown too, down to `milder` below what a passage must have."""
    answer: float = 0.669
    answer_growth: float = 0.002
    """The cosine that the nearest passage must have before anything is shown at all, with `answer_growth` for
    each e-fold of the collection. Words in common say less here: every question shares some with something."""
    answer_few: float = 0.62
    answer_few_growth: float = 0.02
    """The same in a collection of a few passages (up to about eighteen), where little lies near by chance."""
    answer_with_words: float = 0.013
    """How much more its whole score must be when its cosine is not enough."""
    words: float = 0.38
    """What the words of a passage, compared one by one with those of the question, count against a cosine."""
    said: float = 0.08
    """What all words of the question in one passage count, and for less of them the square of their share."""
    usual_said: float = 0.55
    """The share that the most complete passage usually holds. The BM25 scores count for more when it holds
    more, and for less when none does: then what is asked is written in other words."""
    naming: float = 0.15
    """For a passage that says what something is called, when that is asked."""
    literal: float = 0.25
    """For a passage in which the question stands as it was typed."""
    period: float = 0.05
    """For a document from the period that the question names."""
    of_named: float = 0.04
    """For a document of a kind, place, theme or organisation that the question names, for each of these."""
    length: float = 0.01
    """Taken off for each e-fold of the passages of a document: one of a hundred lies nearer by chance."""
    name: float = 0.1
    """For a document whose title is what is asked for, in part for one whose title resembles it."""
    as_good: float = 0.015
    """Within so much of the best a paper is as good, and a real one then goes before an invented one."""
    alike: float = 0.65
    """Likeness from which two papers are shown as one."""


DEFAULT_WEIGHTS: Final = Weights()

NAMED: Final = 40
"""Groups of which the title is read: who has the words of a title in it stands among these."""


class Group(NamedTuple):
    """The passages of one document that answer, best first, and the documents that say the same."""

    document: str
    candidates: tuple[Candidate, ...]
    similar: tuple[Candidate, ...] = ()
    """The best passage of each near-duplicate."""

    @property
    def best(self) -> Candidate:
        return self.candidates[0]


def weighed(
    found: Sequence[Candidate],
    asked: SparseVector,
    size: int,
    weights: Weights = DEFAULT_WEIGHTS,
    preference: Callable[[Mapping[str, object]], float] = lambda _: 0.0,
    best: float | None = None,
) -> list[Candidate]:
    """Candidates with their score, best first; `size` is the number of passages in the collection.

    None below the floor, which depends on the `best` evidence that the whole collection has (by default that of
    these). With one list alone its own score counts and there is no floor. Cosines of unrelated texts lie at
    .50-.71: a shared rare word has to come on top. A `preference` orders what is evidence and is none itself.
    """
    of_words = lexical_weight(asked, size, weights)
    hybrid = any(each.dense for each in found) and bool(asked.indices)
    known = [(each, _evidence_of(each, of_words, weights)) for each in found]
    if hybrid and known:
        least = floor(max(score for _, score in known) if best is None else best, size, weights)
        known = [(each, score) for each, score in known if score >= least]
    scored = [
        Candidate(each.id, score + preference(each.payload), each.payload, each.dense, each.sparse)
        for each, score in known
    ]
    return sorted(scored, key=_best_first)


def best_evidence(
    found: Sequence[Candidate], of_words: float, weights: Weights = DEFAULT_WEIGHTS
) -> float | None:
    """What `weighed` takes for the best of these; `of_words` is the `lexical_weight` of the question."""
    return max((_evidence_of(each, of_words, weights) for each in found), default=None)


def _evidence_of(each: Candidate, of_words: float, weights: Weights) -> float:
    return _whole(each, of_words) - by_chance(each, weights)


def _whole(each: Candidate, of_words: float) -> float:
    dense = each.dense.score if each.dense else 0.0
    lexical = each.sparse.score if each.sparse else 0.0
    return float(dense + of_words * lexical)


def floor(best: float, size: int, weights: Weights = DEFAULT_WEIGHTS) -> float:
    """The least score that is shown in a collection of `size` passages of which the best has `best`."""
    usual = evidence(size, weights)
    return min(usual, max(best - weights.within, usual - weights.milder))


def lexical_weight(asked: SparseVector, size: int, weights: Weights = DEFAULT_WEIGHTS) -> float:
    """What a BM25 score of this question counts against a cosine."""
    return weights.lexical / float(max(sum(asked.values), 1.0) ** 0.5 * log(size + 2))


@dataclass(frozen=True, slots=True)
class Closer:
    """What the texts of the best candidates say of a question, by the id of the passage.

    `near`: how near their words lie (`index.words_near`). `said`: the share of the question that they hold
    (`index.words_said`). `names`: those that say what something is called, when that is asked.
    `literal`: those in which the question stands as it was typed.
    """

    near: Mapping[str, float]
    said: Mapping[str, float]
    names: Collection[str] = ()
    literal: Collection[str] = ()


def closer(
    found: Sequence[Candidate], seen: Closer, of_words: float, weights: Weights = DEFAULT_WEIGHTS
) -> list[Candidate]:
    """Candidates in the order that their texts give them; `of_words` is the `lexical_weight` of the question.

    A score is raised by as much as its evidence is more than usual among these: it stays comparable with those
    of other candidates; so is that of a candidate of which something is not known.
    """
    trust = max(seen.said.values()) / weights.usual_said - 1 if seen.said else 0.0
    scores = {each.id: each.sparse.score if each.sparse else 0.0 for each in found if each.id in seen.said}
    raised: dict[str, float] = dict.fromkeys(seen.names, weights.naming)
    for i in seen.literal:
        raised[i] = raised.get(i, 0.0) + weights.literal
    for weight, evidence in (
        (weights.words, seen.near),
        (weights.said, {i: share**2 for i, share in seen.said.items()}),
        (trust * of_words, scores),
    ):
        usual = sum(evidence.values()) / max(len(evidence), 1)
        for i, each in evidence.items():
            raised[i] = raised.get(i, 0.0) + weight * (each - usual)
    moved = [
        Candidate(each.id, each.score + raised[each.id], each.payload, each.dense, each.sparse)
        if each.id in raised
        else each
        for each in found
    ]
    return sorted(moved, key=_best_first)


def _best_first(candidate: Candidate) -> tuple[float, str]:
    return -candidate.score, candidate.id


def by_chance(candidate: Candidate, weights: Weights = DEFAULT_WEIGHTS) -> float:
    """What the nearest passage of a document owes to the number of its passages."""
    return weights.length * log(candidate.payload.get("parts", 1))


def answers(found: Sequence[Candidate], of_words: float, size: int, weights: Weights = DEFAULT_WEIGHTS) -> bool:
    """Whether any of these answers a question with this `lexical_weight` in a collection of `size` passages."""
    few = weights.answer_few + weights.answer_few_growth * log(size + 2)
    least = min(few, weights.answer + weights.answer_growth * log(size + 2))
    nearest = max((each.dense.score for each in found if each.dense), default=0.0)
    whole = max((_whole(each, of_words) for each in found), default=0.0)
    return nearest >= least or whole >= least + weights.answer_with_words


def evidence(size: int, weights: Weights = DEFAULT_WEIGHTS) -> float:
    """The score from which a passage is evidence by itself in a collection of `size` passages."""
    return min(weights.best + weights.best_growth * log(size + 2), weights.most)


def grouped(found: Sequence[Candidate]) -> list[Group]:
    """One group a version family, in the order of its best passage; the best passage names the document."""
    families: dict[str, list[Candidate]] = {}
    for candidate in found:
        families.setdefault(candidate.payload["family"], []).append(candidate)
    groups = []
    for candidates in families.values():
        document = candidates[0].payload["document"]
        groups.append(Group(document, tuple([c for c in candidates if c.payload["document"] == document])))
    return groups


def merged(groups: Sequence[Group], sketches: Mapping[str, bytes], alike: float) -> list[Group]:
    """Near-duplicates under the best of them; documents without a sketch (not in the catalogue) are dropped."""
    known = [group for group in groups if group.document in sketches]
    before: dict[int, list[int]] = {}
    for j, i in sorted(pairs_alike([sketches[group.document] for group in known], alike)):
        before.setdefault(i, []).append(j)
    heads: dict[int, list[Candidate]] = {}
    for i, group in enumerate(known):
        head = next((j for j in before.get(i, ()) if j in heads), None)
        if head is None:
            heads[i] = []
        else:
            heads[head].append(group.best)
    return [Group(known[i].document, known[i].candidates, tuple(same)) for i, same in heads.items()]


def named(groups: Sequence[Group], titles: Mapping[str, str], question: str, weight: float) -> list[Group]:
    """Groups in the order of their score with `weight` added as far as the title is the question.

    What the title says of the question is multiplied by what the question says of the title: a long question
    that mentions a title gains as little as a title that holds one word of the question.
    """
    asked = query_vector(question)
    wanted = dict(zip(asked.indices, asked.values, strict=True))
    total = sum(wanted.values()) or 1.0

    def raised(group: Group) -> Group:
        title = titles.get(group.document, "")
        if not shares_a_term(title, wanted.keys()):
            return group
        terms = title_terms(title)
        shared = wanted.keys() & terms.keys()
        of_question = sum(wanted[term] for term in shared) / total
        of_title = sum(terms[term] for term in shared) / sum(terms.values())
        best = group.best._replace(score=group.best.score + weight * of_question * of_title)
        return group._replace(candidates=(best, *group.candidates[1:]))

    raised_first = sorted(map(raised, groups[:NAMED]), key=lambda group: (-group.best.score, group.best.id))
    return [*raised_first, *groups[NAMED:]]


def real_first(groups: Sequence[Group], invented: Collection[str], within: float) -> list[Group]:
    """Groups in order, of those as good as the best (`within`) the real papers before the `invented` ones.

    Whoever takes in papers of her own expects these before a sample that tells the same.
    """
    if not groups:
        return []
    least = groups[0].best.score - within
    leading = [group for group in groups if group.best.score >= least]
    return sorted(leading, key=lambda group: group.document in invented) + list(groups[len(leading) :])


@lru_cache(maxsize=10_000)
def title_terms(title: str) -> dict[int, float]:
    """The terms of a title, weighed as those of a question."""
    found = query_vector(title)
    return dict(zip(found.indices, found.values, strict=True))
