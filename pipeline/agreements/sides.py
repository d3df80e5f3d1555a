"""Reading a coordination: "ông A, Giám đốc X, và bà B, Giám đốc Y", "Sở X với Hội Y"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from pipeline.agreements.candidate import SignerValue, Span, Value
from pipeline.agreements.lexicon import cue, cue_before, settings
from pipeline.agreements.names import Pair, country_forms
from pipeline.agreements.offices import Held
from pipeline.agreements.view import ArticleView, Mention, Sentence, is_dateline
from pipeline.people.reading import read_title
from pipeline.text.forms import folded
from schemas import Basis

Link = Literal["join", "apposition"]

_BODIES: Final = frozenset(["ORG", "LOC", "JOINT"])
_JOIN: Final = re.compile(
    r"[,;]?(?:và|với|(?:đã|vừa)?cùng|(?:đã|vừa)?cùngvới|;|hoặc|,và|gồm|baogồm|:)[:]?"
)
#: "và tập đoàn điện tử LG": what sort of body follows.
_DESCRIBED: Final = re.compile(
    r"((?:^|[\s,])(?:và|với|cùng|,))\s+(?:một |các )?"
    r"(?:công ty|tập đoàn|hãng|trường|viện|nhà|ngân hàng|quỹ|tổ chức|hiệp hội|doanh nghiệp|chuỗi)"
    r"(?:\s+[^\W\d_]+){1,4}\s*$"
)
_APPOSITION: Final = re.compile(r"[,–-]*")
#: How many words may stand between a subject and its verb, and within a coordination.
_TO_VERB, _BEFORE_FIRST = 16, 8
#: The same before a list ("với 14 tỉnh, thành phố trọng điểm phía bắc, gồm …").
_BEFORE_LIST: Final = 16
#: How far before a mention the phrase that holds it may open, in characters.
_TO_ADJUNCT: Final = 160


class Sides(NamedTuple):
    """Who stands in a coordination: parties, and the persons who act for them."""

    parties: list[Value]
    signers: list[SignerValue]


@dataclass
class _Group:
    """A member of a coordination: the mentions that stand in apposition, in text order."""

    items: list[Mention] = field(default_factory=list)

    def of(self, *labels: str) -> list[Mention]:
        return [item for item in self.items if item.label in labels]


def subject(view: ArticleView, sentence: Sentence, start: int, verb: int) -> Sides:
    """The coordination that stands as subject before a verb, within `start:verb`."""
    return _read(view, sentence, _groups_before(view, sentence, start, verb), "chủ ngữ")


def named_after(view: ArticleView, sentence: Sentence, start: int, end: int, rule: str) -> Sides:
    """The coordination that begins at `start` ("giữa …", "với …")."""
    return _read(view, sentence, _groups_after(view, sentence, start, end), rule)


def resolved(view: ArticleView, sentence: Sentence, start: int, end: int) -> list[Value]:
    """The two sides that "hai bên", "hai tỉnh" in a stretch stand for."""
    for match in cue("joint").finditer(sentence.part(start, end)):
        found = _resolve(view, start + match.start(), match[0])
        if found:
            return found
    return []


def _resolve(view: ArticleView, start: int, words: str) -> list[Value]:
    noun = words.split(" ", 1)[-1] if " " in words else "bên"
    pair = view.names.two_sides(noun, start)
    if pair is None:
        return []
    span = (start, start + len(words))
    return resolved_to(view, pair, span, f"hai {noun}")


def resolved_to(
    view: ArticleView, pair: Pair, span: Span, rule: str, basis: Basis = "resolved"
) -> list[Value]:
    """The two names of a pair, as parties to which a span points."""
    return [Value(name, span, basis, rule, view.names.nearest(name, span[0])) for name in pair]


def _items(view: ArticleView, sentence: Sentence, start: int, end: int) -> list[Mention]:
    """Mentions outside brackets and words such as "hai bên", in text order."""
    found = [
        mention
        for mention in sentence.between(start, end, "ORG", "LOC", "PER", "TITLE")
        if not sentence.is_bracketed(mention) and not is_dateline(view.text, mention)
    ]
    for match in cue("joint").finditer(sentence.part(start, end)):
        at = max(start, sentence.start) + match.start()
        is_apposition = any(m.start == at + len(match[0]) + 1 for m in found)
        if not sentence.is_in_name(at) and not is_apposition:
            found.append(Mention(at, at + len(match[0]), "JOINT", match[0]))
    return sorted(found)


def _link(gap: str) -> Link | None:
    """How two mentions hang together by the words between them."""
    gap = _DESCRIBED.sub(r"\1 ", gap)
    rest = "".join(cue("filler").sub("", gap).split())
    if _APPOSITION.fullmatch(rest):
        return "apposition"
    return "join" if _JOIN.fullmatch(rest) else None


def _groups_before(view: ArticleView, sentence: Sentence, start: int, verb: int) -> list[_Group]:
    chain: list[Mention] = []
    position = verb
    for item in reversed(_items(view, sentence, start, verb)):
        gap = sentence.gap(item.end, position)
        if cue("witness").search(gap):
            chain = []  # what stands behind "dưới sự chứng kiến của" does not act
        if view.names.is_place_of_action(item):
            if chain:
                break
            position = item.start
            continue
        if not chain and not _leads_to_verb(gap):
            break
        if chain and _link(gap) is None:
            break
        if _ends_adjunct(sentence, item, position):
            return _grouped(sentence, _without_speaker(sentence, item, chain))
        chain.insert(0, item)
        position = item.start
    return _grouped(sentence, _without_witnesses(sentence, chain))


def _ends_adjunct(sentence: Sentence, item: Mention, behind: int) -> bool:
    """ "Trong khuôn khổ Diễn đàn Việt - Nga, A và B ký": what the comma closes does not act."""
    if not sentence.part(item.end, behind).lstrip(" )").startswith(","):
        return False
    before = sentence.part(max(sentence.start, item.start - _TO_ADJUNCT), item.start)
    phrase = re.split(r"[,;:)]\s", before)[-1]
    return cue("adjunct phrase").match(phrase.strip(' “"-–')) is not None


def _without_speaker(sentence: Sentence, item: Mention, chain: list[Mention]) -> list[Mention]:
    """ "Theo ông X, Giám đốc Y, A và B ký": the titles of the one before the comma go with him."""
    if item.label != "PER":
        return chain
    behind = list(chain)
    while behind and behind[0].label == "TITLE":
        behind = behind[1:]
    return behind


def _leads_to_verb(gap: str) -> bool:
    is_short = len(re.findall(r"\w+", gap)) <= _TO_VERB
    return is_short and not re.search(r"[.;:!?]", gap) and not cue("speech").search(gap)


def _groups_after(view: ArticleView, sentence: Sentence, start: int, end: int) -> list[_Group]:
    chain: list[Mention] = []
    position = start
    for item in _items(view, sentence, start, end):
        gap = sentence.gap(position, item.start)
        if not chain:
            most = _BEFORE_LIST if "gồm" in gap else _BEFORE_FIRST
            is_far = len(re.findall(r"\w+", gap)) > most or re.search(r"[.;]", gap)
            if is_far:
                break
            if cue_before("adjunct").search(gap):
                position = item.end
                continue
        elif _link(gap) is None:
            break
        chain.append(item)
        position = item.end
    return _grouped(sentence, chain)


def _grouped(sentence: Sentence, chain: list[Mention]) -> list[_Group]:
    """The members of a coordination, read from left to right."""
    groups: list[_Group] = []
    for index, item in enumerate(chain):
        behind = chain[index + 1] if index + 1 < len(chain) else None
        is_listed = groups and "gồm" in sentence.gap(groups[-1].items[-1].end, item.start)
        if is_listed:
            groups.pop()  # "với các đối tác Việt Nam gồm A, B"
        if is_listed or not groups or _begins_member(sentence, groups[-1], item, behind):
            groups.append(_Group([item]))
        else:
            groups[-1].items.append(item)
    return groups


def _begins_member(
    sentence: Sentence, group: _Group, item: Mention, behind: Mention | None
) -> bool:
    """Whether a mention is a member of its own, not in apposition to the group before it."""
    before = group.items[-1]
    gap = sentence.gap(before.end, item.start)
    if _link(gap) == "join" or (item.label == "PER" and group.of("PER")):
        return True
    if "," not in gap:
        return False
    if {before.label, item.label} <= _BODIES:
        return not _is_of(before, item)
    if item.label == before.label == "TITLE" and not group.of("PER"):
        same_rank = read_title(item.text).role.lower() == read_title(before.text).role.lower()
        return same_rank and item.text.lower() != before.text.lower()
    if item.label == "TITLE" and group.of("PER") and behind is not None and behind.label == "PER":
        return sentence.gap(item.end, behind.start).strip() == ""
    return False


def _is_of(part: Mention, whole: Mention) -> bool:
    """ "Cục Quản lý cạnh tranh, Bộ Công Thương": the ministry says whose department it is."""
    parts, wholes = settings()["departments"], settings()["superiors"]
    return part.text.startswith(tuple(parts)) and whole.text.startswith(tuple(wholes))


def _without_witnesses(sentence: Sentence, chain: list[Mention]) -> list[Mention]:
    """ "Dưới sự chứng kiến của ông X, A và B đã ký": those behind the witness act."""
    if not chain:
        return chain
    before = cue("filler").sub("", sentence.before(chain[0].start))
    if not cue_before("witness").search(before):
        return chain
    groups = _grouped(sentence, chain)
    if len(groups) > 2:
        return [item for group in groups[-2:] for item in group.items]
    persons = [index for index, item in enumerate(chain) if item.label == "PER"]
    behind = chain[persons[0] + 1 :] if persons else []
    while behind and behind[0].label == "TITLE":
        behind = behind[1:]
    return behind if len(_grouped(sentence, behind)) > 1 else []


def _read(view: ArticleView, sentence: Sentence, groups: list[_Group], rule: str) -> Sides:
    parties: list[Value] = []
    signers: list[SignerValue] = []
    for number, group in enumerate(groups):
        signer = _signer(view, group) or _twin_signer(view, group, groups[:number])
        if signer is not None:
            signers.append(signer)
        parties += _parties(view, group, signer, rule)
    return Sides(distinct(parties), signers)


def _parties(
    view: ArticleView, group: _Group, signer: SignerValue | None, rule: str
) -> Iterator[Value]:
    joint = group.of("JOINT")
    bodies = group.of("ORG", "LOC")
    if joint:
        yield from _twin_bodies(view, group, joint[0]) or _resolve(
            view, joint[0].start, joint[0].text
        )
    elif signer is not None and signer.party is not None and not group.of("ORG"):
        yield Value(signer.party, signer.span, "resolved", "người ký")
    elif bodies:
        yield party(view, bodies, rule)
    else:
        for title in group.of("TITLE"):
            name = view.offices.party_of_text(title.text)
            if name is not None:
                yield Value(name, (title.start, title.end), "resolved", "chức danh")
                return


def _twin_bodies(view: ArticleView, group: _Group, joint: Mention) -> list[Value]:
    """ "Bộ Công an hai nước": the two ministries, where the article calls both by name."""
    before = [body for body in group.of("ORG") if body.end <= joint.start]
    pair = view.names.countries
    if not before or pair is None or not joint.text.endswith("nước"):
        return []
    names = [f"{before[-1].text} {country}" for country in pair]
    if not all(view.names.holds(name) for name in names):
        return []
    return [Value(name, (before[-1].start, joint.end), "resolved", "hai nước") for name in names]


def party(view: ArticleView, bodies: list[Mention], rule: str) -> Value:
    """The party that a body names, with the country that stands right behind it."""
    body = bodies[0]
    span = (body.start, body.end)
    if len(bodies) > 1 and body.label == "ORG" and bodies[1].text in country_forms():
        behind = view.text[body.end : bodies[1].start]
        if cue("joint").search(behind):  # "Chính phủ hai nước Việt Nam và Lào"
            return party(view, bodies[1:], rule)
        if behind == " ":
            span = (body.start, bodies[1].end)
            return Value(view.text[span[0] : span[1]], span, "stated", rule)
    full = view.names.acting(body.text)
    return Value(full, span, "stated" if full == body.text else "resolved", rule)


def _signer(view: ArticleView, group: _Group) -> SignerValue | None:
    persons, titles = group.of("PER"), group.of("TITLE")
    bodies = group.of("ORG")
    if persons:
        person = view.offices.person(persons[0].start)
        name = person.name if person else persons[0].text
        held = [Held(name, title) for title in person.titles if not title.former] if person else []
        best = _most_binding(view, held, [title.start for title in titles])
        span = (persons[0].start, persons[0].end)
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
            span = (title.start, title.end)
            return SignerValue(
                found.person, found.title.title, bound, span, "resolved", "chức danh"
            )
    return None


def _most_binding(view: ArticleView, held: list[Held], beside: Iterable[int]) -> Held | None:
    """The title that stands beside the name and tells whom it binds; else any that does."""
    starts = set(beside)
    near = [h for h in held if any(piece.start in starts for piece in h.title.evidence)]
    for group in (near, held):
        for one in group:
            if view.offices.party(one.title) is not None:
                return one
    return near[0] if near else None


def _twin_signer(view: ArticleView, group: _Group, earlier: list[_Group]) -> SignerValue | None:
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
            span = (places[0].start, places[0].end)
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
]
