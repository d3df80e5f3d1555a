"""What the sentences behind a telling add to an agreement: who signed, how long, how much, what.

A sentence adds to an agreement if it names it again ("Bản ghi nhớ có hiệu lực ba năm", "Theo
thỏa thuận, …") or goes on from it ("Theo đó, …").
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from pipeline.agreements.candidate import Candidate, Span
from pipeline.agreements.lexicon import FoundInstrument, cue, find_instruments
from pipeline.agreements.slots import money_in, period_in
from pipeline.agreements.topics import (
    TopicList,
    announces_lines,
    bulleted,
    clause_of_contents,
    contents,
    promise,
    topic_lists,
)
from pipeline.agreements.view import ArticleView, Sentence

#: How many sentences behind a telling still add to it: with words that refer to it, and without.
_REACH, _NEAR = 8, 3
#: A heading lists at most so many lines.
_MOST_LINES: Final = 60
_LIVING: Final = ("signed", "planned", "agreed")
#: In so many characters a sentence opens with the sum of which it tells.
_OPENING: Final = 30
#: Kinds that are worth no money.
_PRICELESS: Final = ("joint_statement", "consensus")


def add_details(view: ArticleView, merged: list[Candidate]) -> list[str]:
    """Fill open slots from the sentences that refer to an agreement; warnings about counts."""
    warnings: list[str] = []
    listed: set[int] = set()
    for sentence in view.sentences:
        target = _target(sentence, merged)
        if target is None or cue("besides").match(sentence.lowered.lstrip()):
            continue
        _add_terms(sentence, target)
        found = _list_of(view, sentence, target)
        if found is None or id(target) in listed:
            continue
        listed.add(id(target))
        target.topics = found.items
        target.evidence = sorted({*target.evidence, sentence.span})
        if found.announced is not None and found.announced != len(found.items):
            warnings.append(
                f"the article announces {found.announced} items at {found.start}, "
                f"{len(found.items)} were found"
            )
    _add_worth_of_headline(view, merged)
    _add_promises(view, merged, listed)
    return warnings


def _add_promises(view: ArticleView, merged: list[Candidate], listed: set[int]) -> None:
    """ "Theo đó, hai bên sẽ …": what an agreement without a list is about.

    A field in its name yields only to what both sides will do.
    """
    told = [c for c in merged if c.kind != "consensus"]
    tellers = Counter(span for candidate in told for span in candidate.evidence)
    for target in told:
        if target.status not in _LIVING or id(target) in listed:
            continue
        if not target.topics and target.title is not None:
            telling = view.sentences[target.sentence]
            target.topics = clause_of_contents(telling, target.title.span[1])
        if target.topics and target.status == "planned":
            continue
        _add_promise(view, target, tellers)


def _add_promise(view: ArticleView, target: Candidate, tellers: Counter[Span]) -> None:
    """Take what the next sentences promise, up to one that tells another agreement.

    "Theo đó, hai bên sẽ A. Hai bên cũng sẽ B": what follows at once is promised, too.
    """
    goes_on = False
    for sentence in view.sentences[target.sentence + 1 : target.sentence + 1 + _NEAR]:
        if tellers[sentence.span] > (sentence.span in target.evidence):
            return
        found = promise(sentence, joint=bool(target.topics))
        if not found and goes_on:
            return
        if found:
            target.topics = [*target.topics, *found] if goes_on else found
            target.evidence = sorted({*target.evidence, sentence.span})
            goes_on = True


def _add_worth_of_headline(view: ArticleView, merged: list[Candidate]) -> None:
    """The money that a headline tells is that of the one agreement of the article."""
    new = [c for c in merged if c.status in _LIVING and not c.history and c.kind not in _PRICELESS]
    for sentence in view.sentences[:1]:
        if sentence.kind == "headline" and len(new) == 1 and new[0].money is None:
            new[0].money = money_in(sentence, *sentence.span)


def _target(sentence: Sentence, merged: list[Candidate]) -> Candidate | None:
    """The agreement that a sentence tells or refers to."""
    here = [c for c in merged if sentence.span in c.evidence]
    if here:
        return ([c for c in here if not c.history] or here)[-1]
    earlier = [
        c for c in merged
        if (c.kind != "consensus" or _only_counts(c))
        and c.sentence < sentence.index and c.status in _LIVING
    ]  # fmt: skip
    nouns = [n for n in find_instruments(sentence.lowered) if _is_free(sentence, n)]
    if nouns:
        return _called(sentence, nouns, earlier)
    reach = _REACH if cue("side").search(sentence.lowered) else _NEAR
    near = [c for c in earlier if sentence.index - c.sentence <= reach]
    near = [c for c in near if not c.history] or near
    return near[-1] if near else None


def _is_free(sentence: Sentence, noun: FoundInstrument) -> bool:
    return not sentence.is_in_name(sentence.start + noun.start)


def _called(
    sentence: Sentence, nouns: list[FoundInstrument], earlier: list[Candidate]
) -> Candidate | None:
    """The agreement that is called by one of the nouns, or of their kind; the last one told."""
    words = tuple(sentence.lowered[noun.start : noun.end] for noun in nouns)
    kinds = {noun.entry.kind for noun in nouns if not noun.entry.generic}
    called = [c for c in earlier if c.title and c.title.value.lower().startswith(words)]
    of_kind = [c for c in earlier if c.kind in kinds]
    near = [c for c in earlier if sentence.index - c.sentence <= _REACH]
    for group in (called, of_kind, near):
        if group:
            return group[-1]
    return None


def _add_terms(sentence: Sentence, target: Candidate) -> None:
    """The period and the money of an agreement, where this sentence tells them."""
    start = target.start if sentence.index == target.sentence else sentence.start
    if target.period is None and _is_about(sentence, target):
        target.period = period_in(sentence, None, start, sentence.end)
    may_cost = target.money is None and _tells_worth(sentence, target)
    if may_cost and target.status in _LIVING and target.kind not in _PRICELESS:
        target.money = money_in(sentence, start, sentence.end)


def _tells_worth(sentence: Sentence, target: Candidate) -> bool:
    """Whether a sentence is about the agreement, right behind it, or opens with a sum."""
    if sentence.index - target.sentence <= 1 or _is_about(sentence, target):
        return True
    return cue("worth").search(sentence.lowered[:_OPENING]) is not None


def _is_about(sentence: Sentence, target: Candidate) -> bool:
    """Whether a sentence names the agreement, goes on from it, or opens with its term."""
    if sentence.span in target.evidence or find_instruments(sentence.lowered):
        return True
    return bool(cue("side").search(sentence.lowered) or cue("period").match(sentence.lowered))


def _only_counts(consensus: Candidate) -> bool:
    """ "nhất trí hợp tác trên bảy lĩnh vực": the fields stand in the next sentence."""
    topics = consensus.topics
    return len(topics) == 1 and cue("counted fields").search(topics[0].value.lower()) is not None


def _list_of(view: ArticleView, sentence: Sentence, target: Candidate) -> TopicList | None:
    """The list that a sentence gives; a field in the name yields only to an announced list."""
    if target.kind == "consensus" and not _only_counts(target):
        return None
    start = target.start if sentence.index == target.sentence else sentence.start
    found = (
        _lines_behind(view, sentence) or topic_lists(sentence, start) or contents(sentence, start)
    )
    if not found or (target.topics and not found[0].is_announced):
        return None
    return found[0]


def _lines_behind(view: ArticleView, sentence: Sentence) -> list[TopicList]:
    """The list in the lines behind a heading ("gồm các nội dung sau:")."""
    if not announces_lines(sentence):
        return []
    lines = []
    for line in view.sentences[sentence.index + 1 : sentence.index + 1 + _MOST_LINES]:
        if line.kind != "list_item":
            break
        if view.text[line.start - 1] == "\n":
            lines.append(line)
    items = bulleted(lines)
    return [TopicList(sentence.start, items, None)] if items else []


__all__ = ["add_details"]
