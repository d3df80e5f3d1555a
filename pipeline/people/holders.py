"""Who holds a title: the person beside it, the person of the verb, or the one it was told of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span

from pipeline.layers import mentions
from pipeline.people.cues import before, between


class Link(NamedTuple):
    """A title mention tied to a mention of its holder."""

    title: Span
    person: Span
    rule: str
    former: bool = False


def stated_links(doc: Doc) -> list[Link]:
    """The links that the words beside a title state."""
    items = [span for span in mentions(doc) if span.label_ in ("PER", "TITLE")]
    links: list[Link] = []
    done: dict[int, Link] = {}
    for index, span in enumerate(items):
        if span.label_ != "TITLE":
            continue
        link = _beside(doc, items, index, done) or _by_verb(doc, items, index)
        if link is not None:
            links.append(link)
            done[index] = link
    return links


def _gap(doc: Doc, left: Span, right: Span) -> str:
    return doc.text[left.end_char : right.start_char]


def _beside(doc: Doc, items: Sequence[Span], index: int, done: dict[int, Link]) -> Link | None:
    """The person right behind, right before, or at an end of the stack of titles."""
    title = items[index]
    if behind := _person_behind(doc, items, index):
        return Link(title, behind, "chức danh + tên", _is_former(doc, title))
    if ahead := _person_ahead(doc, items, index, done):
        return Link(title, ahead, "tên, chức danh", _is_former(doc, title))
    last = index
    while last + 1 < len(items) and items[last + 1].label_ == "TITLE":
        if between("stack", _gap(doc, items[last], items[last + 1])) is None:
            return None
        last += 1
        if behind := _person_behind(doc, items, last):
            return Link(title, behind, "chuỗi chức danh + tên", _is_former(doc, title))
    return None


def _person_behind(doc: Doc, items: Sequence[Span], index: int) -> Span | None:
    if index + 1 >= len(items) or items[index + 1].label_ != "PER":
        return None
    gap = _gap(doc, items[index], items[index + 1])
    return items[index + 1] if between("apposition", gap, "title first") else None


def _person_ahead(
    doc: Doc, items: Sequence[Span], index: int, done: dict[int, Link]
) -> Span | None:
    """The person before: directly, or the holder of the title that this one is stacked on."""
    if index == 0:
        return None
    previous = items[index - 1]
    gap = _gap(doc, previous, items[index])
    if previous.label_ == "PER":
        return previous if between("apposition", gap, "name first") else None
    link = done.get(index - 1)
    if link is None or between("stack", gap) is None or "\n" in gap:
        return None
    return link.person if link.person.start < previous.start else None


def _by_verb(doc: Doc, items: Sequence[Span], index: int) -> Link | None:
    """ "bầu ông X giữ chức T": the last person of the sentence before the verb, else the next."""
    title = items[index]
    sentence = title.sent
    head = doc.text[sentence.start_char : title.start_char]
    former = before("former", head)
    rule = former or before("verb", head)
    if rule is None:
        return None
    for span in reversed(items[:index]):
        if span.start < sentence.start:
            break
        if span.label_ == "PER":
            return Link(title, span, rule, former is not None)
    for span in items[index + 1 :]:
        if span.start >= sentence.end:
            break
        if span.label_ == "PER" and "đối với" in doc.text[title.end_char : span.start_char]:
            return Link(title, span, rule, former is not None)
    return None


def _is_former(doc: Doc, title: Span) -> bool:
    head = doc.text[max(0, title.start_char - 40) : title.start_char]
    return before("former", head) is not None


__all__ = ["Link", "stated_links"]
