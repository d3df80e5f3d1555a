"""Mentions against gold: exact and overlapping spans, values of dates."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.gold import GoldArticle
from evaluation.matching import Spanned, assign, overlap_pairs, overlaps
from evaluation.scores import Error, ErrorKind, Score
from pipeline.inline import InlineSpan
from schemas import ArticleRecord, DateFact, Mention

#: Characters shown on each side of an error.
_CONTEXT = 45


def span_scores(gold: GoldArticle, record: ArticleRecord, label: str) -> dict[str, Score]:
    """Scores of one label: "exact" and "overlap", and for DATE also "value".

    Exact: same start and end. Overlap: at least a character in common, one to one. Value: a date
    that overlaps and has the gold's value.
    """
    wanted = [span for span in gold.spans if span.label == label]
    found = [mention for mention in record.mentions if mention.label == label]
    pairs = overlap_pairs(found, wanted)
    scores = {
        "exact": _exact_score(gold, record, label),
        "overlap": Score(len(pairs), len(found), len(wanted)),
    }
    if label == "DATE":
        scores["value"] = _value_score(gold, record)
    return scores


def _exact_score(gold: GoldArticle, record: ArticleRecord, label: str) -> Score:
    wanted = [span for span in gold.spans if span.label == label]
    found = [mention for mention in record.mentions if mention.label == label]
    places = {(span.start, span.end) for span in wanted}
    right = {(mention.start, mention.end) for mention in found} & places
    score = Score(len(right), len(found), len(wanted))
    left_gold = [span for span in wanted if (span.start, span.end) not in right]
    for mention in found:
        if (mention.start, mention.end) not in right:
            score.errors.append(_wrong_mention(gold, mention, left_gold))
    for span in left_gold:
        if not any(overlaps(span, mention) for mention in found):
            score.errors.append(_missed_span(gold, span, record.mentions))
    score.errors.sort(key=lambda error: error.start)
    return score


def _wrong_mention(gold: GoldArticle, mention: Mention, left: Sequence[InlineSpan]) -> Error:
    """The error of a mention that is not in the gold: partial, incorrect or spurious."""
    text = gold.article.text
    told = in_context(text, mention)
    for span in left:
        if overlaps(mention, span):
            told = f"{told}  gold: [{text[span.start : span.end]}]"
            return Error(gold.id, "partial", told, mention.rule, mention.start)
    for span in gold.spans:
        if overlaps(mention, span):
            told = f"{told}  gold: {span.label} [{text[span.start : span.end]}]"
            return Error(gold.id, "incorrect", told, mention.rule, mention.start)
    return Error(gold.id, "spurious", told, mention.rule, mention.start)


def _missed_span(gold: GoldArticle, span: InlineSpan, mentions: Sequence[Mention]) -> Error:
    told = in_context(gold.article.text, span)
    others = [mention for mention in mentions if overlaps(mention, span)]
    if others:
        told += "  found: " + ", ".join(f"{other.label} [{other.text}]" for other in others)
    return Error(gold.id, "missed", told, start=span.start)


def _value_score(gold: GoldArticle, record: ArticleRecord) -> Score:
    wanted = [span for span in gold.spans if span.label == "DATE"]

    def closeness(date: DateFact, span: InlineSpan) -> float:
        return overlaps(date, span) * (1.0 + 10.0 * (date.value == span.value))

    score = Score(0, len(record.dates), len(wanted))
    pairs = dict(assign(record.dates, wanted, closeness, 1.0))
    for index, date in enumerate(record.dates):
        target = wanted[pairs[index]] if index in pairs else None
        if target is not None and target.value == date.value:
            score.correct += 1
            continue
        told = f"{in_context(gold.article.text, date)} = {date.value}"
        if target is not None:
            told += f"  gold: {target.value}"
        kind: ErrorKind = "spurious" if target is None else "incorrect"
        score.errors.append(Error(gold.id, kind, told, date.rule, date.start))
    for index in sorted(set(range(len(wanted))) - set(pairs.values())):
        told = f"{in_context(gold.article.text, wanted[index])}  gold: {wanted[index].value}"
        score.errors.append(Error(gold.id, "missed", told, start=wanted[index].start))
    return score


def in_context(text: str, span: Spanned) -> str:
    """The span in brackets between the words around it, on one line."""
    before = text[max(0, span.start - _CONTEXT) : span.start]
    after = text[span.end : span.end + _CONTEXT]
    return f"{before}[{text[span.start : span.end]}]{after}".replace("\n", "⏎")


__all__ = ["in_context", "span_scores"]
