"""Gold mentions on a Doc: what record pipes are developed on before names are found by machine.

Only for development. The figures of `vnfacts evaluate` always come from the raw text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

from evaluation.gold import GoldArticle
from pipeline.errors import GoldError
from pipeline.layers import LABELS, new_span, set_mentions
from pipeline.nlp import build_nlp
from pipeline.text.normalise import WorkingText, normalise
from schemas import DateFact, DocumentDate, Label, is_length

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

#: Name of the rule on every mention that stands in the gold.
RULE: Final = "gold"
_COMPONENT: Final = "evaluation_gold_mentions"


def gold_doc(nlp: Language, gold: GoldArticle) -> Doc:
    """A Doc over the working text of an article with its gold mentions and dates.

    Sentences and paragraphs are marked if `nlp` has that component; no other component runs.
    """
    working = normalise(gold.article.text)
    doc = nlp.make_doc(working.text)
    doc._.published = gold.article.published
    doc._.headline = gold.article.title
    if nlp.has_pipe("vnfacts_sentences"):
        doc = nlp.get_pipe("vnfacts_sentences")(doc)
    return put_gold(doc, gold, working)


def put_gold(doc: Doc, gold: GoldArticle, working: WorkingText) -> Doc:
    """Replace the mentions and dates of `doc` (over `working`) by those of the gold."""
    spans: dict[Label, list[Span]] = {label: [] for label in LABELS}
    _split_at_bounds(doc, gold, working)
    dates: list[DateFact] = []
    for span in gold.spans:
        start, end = to_working(working, span.start, span.end)
        tokens = doc.char_span(start, end, alignment_mode="expand")
        if tokens is None:
            raise GoldError(f"{gold.id}: no tokens at {start}:{end}")
        label = cast("Label", span.label)
        spans[label].append(new_span(doc, tokens.start, tokens.end, label, RULE))
        if span.value is not None:
            dates.append(_date_fact(doc.text, start, end, span.value))
    for label in LABELS:
        set_mentions(doc, label, spans[label])
    doc._.dates = dates
    if doc._.document_date.basis == "none" and doc._.published:
        day = doc._.published.isoformat()
        doc._.document_date = DocumentDate(value=day, basis="published")
    return doc


def _split_at_bounds(doc: Doc, gold: GoldArticle, working: WorkingText) -> None:
    """Part the tokens in which a gold mention begins or ends ("Hà NộiChủ tịch nước")."""
    ends = [to_working(working, span.start, span.end) for span in gold.spans]
    bounds = sorted({bound for pair in ends for bound in pair})
    with doc.retokenize() as retokenizer:
        for token in doc:
            first, last = token.idx, token.idx + len(token)
            inside = bounds[bisect_right(bounds, first) : bisect_left(bounds, last)]
            if inside:
                cuts = [first, *inside, last]
                parts = [doc.text[start:end] for start, end in pairwise(cuts)]
                heads = [(token, index) for index in range(len(parts))]
                retokenizer.split(token, parts, heads=heads)  # type: ignore[arg-type]


def to_working(working: WorkingText, start: int, end: int) -> tuple[int, int]:
    """The working offsets of the original span `start:end`."""
    if working.is_identity:
        return start, end
    inside = [
        index
        for index, (first, last) in enumerate(zip(working.starts, working.ends, strict=True))
        if first < end and last > start
    ]
    return inside[0], inside[-1] + 1


def gold_pipeline(golds: Iterable[GoldArticle]) -> Language:
    """The pipeline with the gold in place of what finds mentions.

    The dates component still runs, for `document_date`; its dates are then replaced.
    """
    from spacy.language import Language

    if not Language.has_factory(_COMPONENT):
        Language.factory(_COMPONENT, func=_create)
    nlp = build_nlp(exclude=("vnfacts_names",))
    nlp.add_pipe(_COMPONENT, after="vnfacts_dates")
    component = cast("GoldMentions", nlp.get_pipe(_COMPONENT))
    for gold in golds:
        component.add(gold)
    return nlp


class GoldMentions:
    """A component that knows articles by their working text and puts their gold on the Doc."""

    def __init__(self) -> None:
        self._golds: dict[str, tuple[GoldArticle, WorkingText]] = {}

    def add(self, gold: GoldArticle) -> None:
        """Know one more article."""
        working = normalise(gold.article.text)
        self._golds[working.text] = (gold, working)

    def __call__(self, doc: Doc) -> Doc:
        """Put the gold of this text on the Doc; KeyError where there is none."""
        gold, working = self._golds[doc.text]
        return put_gold(doc, gold, working)


def _create(nlp: Language, name: str) -> GoldMentions:
    return GoldMentions()


def _date_fact(text: str, start: int, end: int, value: str) -> DateFact:
    earliest, latest = days_of(value)
    return DateFact(
        start=start, end=end, text=text[start:end], value=value,
        earliest=earliest, latest=latest, basis="stated", rule=RULE,
    )  # fmt: skip


def days_of(value: str) -> tuple[date | None, date | None]:
    """First and last day of a TIMEX3 value; (None, None) for lengths and unknown years.

    >>> days_of("2024-Q2")
    (datetime.date(2024, 4, 1), datetime.date(2024, 6, 30))
    """
    if is_length(value) or "X" in value or "BC" in value:
        return None, None
    first, _, last = value.partition("/")
    return _days_of_point(first)[0], _days_of_point(last or first)[1]


def _days_of_point(point: str) -> tuple[date, date]:
    if len(point) < 4:  # a decade "202" or a century "19"
        years = 10 ** (4 - len(point))
        first = int(point) * years
        return date(max(first, 1), 1, 1), date(first + years - 1, 12, 31)
    year, part = int(point[:4]), point[5:]
    if part.startswith("Q"):
        last_month = int(part[1:]) * 3
        return date(year, last_month - 2, 1), _month_end(year, last_month)
    if part.startswith("W"):
        monday = date.fromisocalendar(year, int(part[1:]), 1)
        return monday, monday + timedelta(days=6)
    month, _, day = part.partition("-")
    if day:
        return date(year, int(month), int(day)), date(year, int(month), int(day))
    return date(year, int(month or 1), 1), _month_end(year, int(month or 12))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


__all__ = ["RULE", "GoldMentions", "days_of", "gold_doc", "gold_pipeline", "put_gold", "to_working"]
