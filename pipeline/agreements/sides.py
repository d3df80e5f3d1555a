"""Whom the members of a coordination bind, and who of them signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from pipeline.agreements.candidate import SignerValue, Span, Value
from pipeline.agreements.coordination import Group, groups_after, groups_before
from pipeline.agreements.countries import country_forms
from pipeline.agreements.lexicon import cue, cue_before, number, settings
from pipeline.agreements.offices import Held
from pipeline.agreements.view import ArticleView, Mention, Sentence
from pipeline.people.reading import read_title
from pipeline.text.forms import folded
from schemas import Basis

#: How far before a place the noun of a body may begin, in characters.
_TO_NOUN: Final = 50


class Sides(NamedTuple):
    """Who stands in a coordination: parties, and the persons who act for them."""

    parties: list[Value]
    signers: list[SignerValue]


def subject(view: ArticleView, sentence: Sentence, start: int, verb: int) -> Sides:
    """The coordination that stands as subject before a verb, within `start:verb`."""
    return _read(view, sentence, groups_before(view, sentence, start, verb), "chủ ngữ")


def named_after(view: ArticleView, sentence: Sentence, start: int, end: int, rule: str) -> Sides:
    """The coordination that begins at `start` ("giữa …", "với …")."""
    return _read(view, sentence, groups_after(view, sentence, start, end), rule)


def resolved(view: ArticleView, sentence: Sentence, start: int, end: int) -> list[Value]:
    """The sides that "hai bên", "ba tỉnh" in a stretch stand for."""
    for match in cue("joint").finditer(sentence.part(start, end)):
        found = _resolve(view, start + match.start(), match[0])
        if found:
            return found
    several = cue("several").search(sentence.part(start, end))
    return _listed(view, start + several.start(), several[0]) if several is not None else []


def _resolve(view: ArticleView, start: int, words: str) -> list[Value]:
    noun = words.split(" ", 1)[-1] if " " in words else "bên"
    pair = view.names.countries if noun in settings()["of_each_state"] else None
    if pair is not None:  # "hai Quốc hội"
        pair = (f"{noun.capitalize()} {pair[0]}", f"{noun.capitalize()} {pair[1]}")
    if pair is None and settings()["sides"].get(noun) == ["country"]:
        pair = view.names.countries_in(view.sentence_at(start).start, start)
    pair = pair or view.names.two_sides(noun, start)
    if pair is None:
        return []
    span = (start, start + len(words))
    return resolved_to(view, pair, span, f"hai {noun}")


def _listed(view: ArticleView, start: int, words: str) -> list[Value]:
    """The names of the last list of as many as "ba nước" tells."""
    told, noun = words.split(" ", 1)
    names = view.names.listed(number(told) or 0, noun, start)
    span = (start, start + len(words))
    return resolved_to(view, names, span, f"nhiều {noun}") if names is not None else []


def resolved_to(
    view: ArticleView, names: tuple[str, ...], span: Span, rule: str, basis: Basis = "resolved"
) -> list[Value]:
    """Names as parties to which a span points ("hai bên")."""
    return [Value(name, span, basis, rule, view.names.nearest(name, span[0])) for name in names]


def twin_bodies(view: ArticleView, parties: list[Value]) -> list[Value]:
    """ "Hai bên" of two ministries are the ministries, not their states."""
    are_called = len(parties) == 2 and all(p.rule.startswith("hai ") for p in parties)
    twins = view.names.twins((parties[0].value, parties[1].value)) if are_called else None
    if twins is None:
        return parties
    return resolved_to(view, twins, parties[0].span, parties[0].rule)


def _read(view: ArticleView, sentence: Sentence, groups: list[Group], rule: str) -> Sides:
    parties: list[Value] = []
    signers: list[SignerValue] = []
    holder = False
    for index, group in enumerate(groups):
        holder = _only_holds(view, group, holder)
        if holder:
            continue
        signer = _signer(view, group) or _twin_signer(view, group, groups[:index])
        if signer is not None:
            signers.append(signer)
        parties += _parties(view, group, signer, rule)
    return Sides(distinct(parties), signers)


def _only_holds(view: ArticleView, group: Group, is_holder_before: bool) -> bool:
    """Whether a place only says whose an unnamed body is: "các công ty Mỹ và Nhật Bản"."""
    if any(item.label != "LOC" for item in group.items):
        return False
    place = group.items[0]
    if is_holder_before:
        return place.text in country_forms()
    return cue_before("unnamed body").search(_words_before(view, place)) is not None


def _words_before(view: ArticleView, mention: Mention) -> str:
    """The small letters shortly before a mention, without names."""
    sentence = view.sentence_at(mention.start)
    return sentence.nameless(max(sentence.start, mention.start - _TO_NOUN), mention.start)


def _parties(
    view: ArticleView, group: Group, signer: SignerValue | None, rule: str
) -> Iterator[Value]:
    joint = group.of("JOINT")
    bodies = group.of("ORG", "LOC")
    both = _of_both(view, group, joint[0]) if joint else []
    if both or (joint and group.of("ORG")):
        yield from both
    elif signer is not None and signer.party is not None and not group.of("ORG"):
        yield Value(signer.party, signer.span, "resolved", "người ký")
    elif bodies:
        yield party(view, bodies, rule)
    else:
        for title in group.of("TITLE"):
            name = view.offices.party_of_text(title.text)
            if name is not None:
                yield Value(name, title.span, "resolved", "chức danh")
                return


def _of_both(view: ArticleView, group: Group, joint: Mention) -> list[Value]:
    """The two sides that "hai tỉnh" stands for, or the ministries of "Bộ Y tế hai nước"."""
    return _ministries(view, group, joint) or _resolve(view, joint.start, joint.text)


def _ministries(view: ArticleView, group: Group, joint: Mention) -> list[Value]:
    """ "Bộ Công an hai nước": the two ministries, where the article calls both by name."""
    before = [body for body in group.of("ORG") if body.end <= joint.start]
    pair = view.names.countries
    if not before or pair is None or not joint.text.endswith("nước"):
        return []
    names = [f"{before[-1].text} {country}" for country in pair]
    is_of_each = folded(before[-1].text) in settings()["of_each_state"]
    if not is_of_each and not all(view.names.holds(name) for name in names):
        return []
    return [Value(name, (before[-1].start, joint.end), "resolved", "hai nước") for name in names]


def party(view: ArticleView, bodies: list[Mention], rule: str) -> Value:
    """The party that a body names, with the country that stands right behind it."""
    body = bodies[0]
    span = body.span
    if len(bodies) > 1 and body.label == "ORG" and bodies[1].text in country_forms():
        behind = view.text[body.end : bodies[1].start]
        if cue("joint").search(behind):  # "Chính phủ hai nước Việt Nam và Lào"
            return party(view, bodies[1:], rule)
        if behind == " ":
            span = (body.start, bodies[1].end)
            return Value(view.text[span[0] : span[1]], span, "stated", rule)
    body_of = cue_before("body of a place").search(_words_before(view, body))
    if body.label == "LOC" and body_of is not None:  # "chính quyền tỉnh Gunma"
        start = body.start - len(body_of[0])
        return Value(view.text[start : body.end], (start, body.end), "stated", rule)
    full = view.names.acting(body.text)
    return Value(full, span, "stated" if full == body.text else "resolved", rule)


def _signer(view: ArticleView, group: Group) -> SignerValue | None:
    persons, titles = group.of("PER"), group.of("TITLE")
    bodies = group.of("ORG")
    if persons:
        person = view.offices.person(persons[0].start)
        name = person.name if person else persons[0].text
        held = [Held(name, title) for title in person.titles if not title.former] if person else []
        best = _most_binding(view, held, titles)
        span = persons[0].span
        bound = view.names.full(bodies[0].text) if bodies else None
        if best is None:
            words = titles[0].text if titles else None
            bound = bound or (view.offices.party_of_text(words) if words else None)
            return SignerValue(name, words, bound, span, "stated", "người ký")
        bound = bound or view.offices.party(best.title)
        return SignerValue(name, best.title.title, bound, span, "stated", "người ký")
    for title in titles:
        found = view.offices.holder(title.start, title.text)
        if found is not None:
            bound = view.offices.party(found.title)
            span = title.span
            return SignerValue(
                found.person, found.title.title, bound, span, "resolved", "chức danh"
            )
    return None


def _most_binding(view: ArticleView, held: list[Held], beside: list[Mention]) -> Held | None:
    """The title that stands beside the name and tells whom it binds; else any that does.

    One that stands there word for word goes first: "Chủ tịch kiêm Tổng giám đốc B" of a person who
    is elsewhere "Chủ tịch C" binds B.
    """
    starts = {title.start for title in beside}
    words = {title.text for title in beside}
    near = [h for h in held if any(piece.start in starts for piece in h.title.evidence)]
    for group in ([h for h in near if h.title.title in words], near, held):
        for one in group:
            if view.offices.party(one.title) is not None:
                return one
    return near[0] if near else None


def _twin_signer(view: ArticleView, group: Group, earlier: list[Group]) -> SignerValue | None:
    """ "Bí thư Tỉnh ủy Lào Cai và Yên Bái": the second place stands for its own Bí thư."""
    places = group.of("LOC")
    if len(group.items) != 1 or not places or not earlier:
        return None
    before = earlier[-1].items[-1]
    if before.label != "TITLE" or not read_title(before.text).is_local:
        return None
    role = read_title(before.text).key
    place = view.names.full(places[0].text)
    for held in view.offices.all_held():
        same_place = folded(view.names.full(held.title.jurisdiction or "")) == folded(place)
        if same_place and read_title(held.title.title).key == role and not held.title.former:
            span = places[0].span
            return SignerValue(
                held.person, held.title.title, place, span, "resolved", "chức danh chung"
            )
    return None


def distinct(values: Iterable[Value]) -> list[Value]:
    """The values without those whose name stands already."""
    seen: dict[str, Value] = {}
    for value in values:
        seen.setdefault(folded(value.value), value)
    return list(seen.values())


__all__ = [
    "Sides",
    "Span",
    "distinct",
    "named_after",
    "party",
    "resolved",
    "resolved_to",
    "subject",
    "twin_bodies",
]
