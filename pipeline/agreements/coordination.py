"""Which mentions of a sentence are members of one coordination: "ông A, Giám đốc X, và bà B"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from pipeline.agreements.countries import country_forms
from pipeline.agreements.lexicon import cue, cue_before, has_only, settings
from pipeline.agreements.members import link, members
from pipeline.agreements.view import ArticleView, Mention, Sentence
from pipeline.people.reading import read_title

_BODIES: Final = frozenset(["ORG", "LOC", "JOINT"])
#: "đã vào thị trường Việt Nam bằng việc ký": who stands before it only tells how.
_MEANS: Final = re.compile(r"\s*bằng(?: việc| cách)?\s*")
#: "A, đại diện của B tại Việt Nam, đã ký": how an apposition opens before B and ends behind it.
_OPENED: Final = re.compile(
    r"(?:\s[-–]|,)\s+[^\W\d_A-ZĐ][^,;:()–-]* (?:của|thuộc)\s+$"
    r"|(?:\s[-–]|,)\s+(?:đơn vị |công ty )?(?:thuộc|thành viên|con)(?: của)?"
    r"(?: [^\W\d_A-ZĐ]+){0,3}\s+$"
)
#: "A - một start-up công nghệ của B đã ký": how an apposition opens that needs no end.
_ONE_OF: Final = re.compile(r"(?:\s[-–]|,)\s+một\s[^,;:()]* (?:của|thuộc|tại|ở)\s+$")
_CLOSED: Final = re.compile(r"[^,;:()–-]*(?:,|\s[-–])\s+(?:(?:đã|vừa|mới|sẽ|cũng|chính thức)\s+)*$")
#: How many words may stand between a subject and its verb, and within a coordination.
_TO_VERB, _BEFORE_FIRST = 16, 8
#: The same before a list ("với 14 tỉnh, thành phố trọng điểm phía bắc, gồm …").
_BEFORE_LIST: Final = 16
#: Sorts of units in which a house stands.
_TOWNS: Final = ("province", "city", "district")
#: How far before a name "hai nhà nước" begins, in characters.
_TO_NOUN: Final = 24
#: How far before a mention the phrase that holds it may open, in characters.
_TO_ADJUNCT: Final = 160


@dataclass
class Group:
    """A member of a coordination: the mentions that stand in apposition, in text order."""

    items: list[Mention] = field(default_factory=list)

    def of(self, *labels: str) -> list[Mention]:
        """The mentions of the labels."""
        return [item for item in self.items if item.label in labels]


def groups_before(view: ArticleView, sentence: Sentence, start: int, verb: int) -> list[Group]:
    """The members of the coordination that stands as subject before a verb, within `start:verb`."""
    chain: list[Mention] = []
    position = verb
    items = members(view, sentence, start, verb)
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if item.start >= position:
            continue  # inside what was passed over
        gap = sentence.gap(item.end, position)
        if cue("witness").search(gap):
            chain = []  # what stands behind "dưới sự chứng kiến của" does not act
        aside = None if chain else _aside_start(sentence, item, gap, verb)
        if aside is not None:
            position = aside
            continue
        if _tells_where(view, items[: index + 1]) and not _is_agent(sentence, item, gap, chain):
            if chain:
                break
            position = item.start
            continue
        if not chain and not _leads_to_verb(gap):
            break
        if chain and link(gap) is None:
            break
        if _ends_adjunct(sentence, item, position) and not _is_witness(sentence, item):
            return _grouped(sentence, _without_speaker(sentence, item, chain))
        chain.insert(0, item)
        position = item.start
    return _grouped(sentence, _without_witnesses(sentence, chain))


def _aside_start(sentence: Sentence, item: Mention, gap: str, behind: int) -> int | None:
    """Where a phrase begins that holds a name before a verb and no subject, or None.

    "- công ty con của B -" in "A - công ty con của B - đã ký", "B bằng việc" in "A vào B bằng
    việc ký".
    """
    if _MEANS.fullmatch(gap):
        return item.start
    closing = sentence.part(item.end, behind)
    low = max(sentence.start, item.start - _TO_ADJUNCT)
    opening = _ONE_OF.search(sentence.surface(low, item.start))
    if opening and has_only("adverb", closing):
        return low + opening.start()
    if not _CLOSED.match(closing):
        return None
    opening = _OPENED.search(sentence.surface(low, item.start))
    return low + opening.start() if opening else None


def _is_agent(sentence: Sentence, item: Mention, gap: str, chain: list[Mention]) -> bool:
    """ "thỏa thuận do A và B ký": A acts, where nothing but adverbs stands before the verb."""
    if not sentence.before(item.start, 4).endswith(" do "):
        return False
    return link(gap) == "join" if chain else has_only("adverb", gap)


def _tells_where(view: ArticleView, items: list[Mention]) -> bool:
    """Whether the last of the items says where: "tại Nhà hát Lớn, thành phố Hà Nội, A và B ký"."""
    item = items[-1]
    if view.names.is_place_of_action(item):
        return True
    if len(items) < 2 or item.label != "LOC" or view.names.sort(item.text) not in _TOWNS:
        return False
    place = items[-2]
    is_apposed = view.text[place.end : item.start].strip() == view.text[item.end] == ","
    is_house = view.names.sort(place.text) in ("place", "body")
    return is_apposed and is_house and view.names.is_place_of_action(place)


def groups_after(view: ArticleView, sentence: Sentence, start: int, end: int) -> list[Group]:
    """The members of the coordination that begins at `start`."""
    chain: list[Mention] = []
    position = start
    for item in members(view, sentence, start, end):
        gap = sentence.gap(position, item.start)
        if not chain:
            most = _BEFORE_LIST if "gồm" in gap else _BEFORE_FIRST
            is_far = len(re.findall(r"\w+", gap)) > most or re.search(r"[.;]", gap)
            if is_far:
                break
            if cue_before("adjunct").search(gap):
                position = item.end
                continue
        elif link(gap) is None:
            break
        chain.append(item)
        position = item.end
    return _grouped(sentence, chain)


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
    if re.search(r"[.;:!?]", gap) or cue("clause opener").search(gap):
        return False
    return is_short and not cue("speech").search(gap)


def _grouped(sentence: Sentence, chain: list[Mention]) -> list[Group]:
    """The members of a coordination, read from left to right."""
    if _is_dashed(sentence, chain):
        return [Group([item]) for item in chain]
    groups: list[Group] = []
    for index, item in enumerate(chain):
        behind = chain[index + 1] if index + 1 < len(chain) else None
        is_listed = groups and "gồm" in sentence.gap(groups[-1].items[-1].end, item.start)
        if is_listed:
            groups.pop()  # "với các đối tác Việt Nam gồm A, B"
        if is_listed or not groups or _begins_member(sentence, groups[-1], item, behind):
            groups.append(Group([item]))
        else:
            groups[-1].items.append(item)
    return groups


def _is_dashed(sentence: Sentence, chain: list[Mention]) -> bool:
    """Whether bodies are listed with dashes alone: "giữa Quân đội - Công an - Biên phòng"."""
    if len(chain) < 2 or any(item.label != "ORG" for item in chain):
        return False
    if not sentence.before(chain[0].start, _TO_NOUN).rstrip().endswith("giữa"):
        return False
    gaps = (sentence.gap(one.end, other.start) for one, other in pairwise(chain))
    return all(gap.strip() in ("-", "–") for gap in gaps)


def _begins_member(sentence: Sentence, group: Group, item: Mention, behind: Mention | None) -> bool:
    """Whether a mention is a member of its own, not in apposition to the group before it."""
    before = group.items[-1]
    gap = sentence.gap(before.end, item.start)
    if link(gap) == "join" or (item.label == "PER" and group.of("PER")):
        return True
    if item.label == before.label == "LOC" and gap.strip() in ("-", "–"):
        opening = sentence.before(group.items[0].start, _TO_NOUN)
        return cue_before("joint").search(opening) is not None  # "hai nước Việt Nam - Liên Xô"
    if item.label == before.label == "ORG" and gap.strip() in ("-", "–"):
        return _are_partners(before, item)
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


def _are_partners(one: Mention, other: Mention) -> bool:
    """ "Hội Phụ nữ tỉnh - Bộ đội Biên phòng tỉnh": two bodies, not a body and its parent."""
    is_parent = other.text.lower().startswith(tuple(settings()["parents_behind_dash"]))
    return " " in one.text and " " in other.text and not (is_parent or _is_of(one, other))


def _is_of(part: Mention, whole: Mention) -> bool:
    """ "Cục Quản lý cạnh tranh, Bộ Công Thương", "châu Văn Sơn, tỉnh Vân Nam": whose it is."""
    if part.label == whole.label == "LOC":
        if whole.text in country_forms():  # "thành phố Daejeon, Hàn Quốc"
            return part.text not in country_forms()
        units: list[list[str]] = settings()["unit_ranks"]
        ranks = [_rank(place.text, units) for place in (part, whole)]
        return ranks[0] is not None and ranks[1] is not None and ranks[0] < ranks[1]
    parts, wholes = settings()["departments"], settings()["superiors"]
    return part.text.startswith(tuple(parts)) and whole.text.startswith(tuple(wholes))


def _rank(place: str, units: list[list[str]]) -> int | None:
    """How high a unit is by its class word, None for a name without one."""
    for rank, words in enumerate(units):
        if place.lower().startswith(tuple(words)):
            return rank
    return None


def _without_witnesses(sentence: Sentence, chain: list[Mention]) -> list[Mention]:
    """ "Dưới sự chứng kiến của ông X, A và B đã ký": those behind the witness act."""
    if not chain or not _is_witness(sentence, chain[0]):
        return chain
    groups = _grouped(sentence, chain)
    if len(groups) > 2:
        return [item for group in groups[-2:] for item in group.items]
    persons = [index for index, item in enumerate(chain) if item.label == "PER"]
    behind = chain[persons[0] + 1 :] if persons else []
    while behind and behind[0].label == "TITLE":
        behind = behind[1:]
    return behind if len(_grouped(sentence, behind)) > 1 else []


def _is_witness(sentence: Sentence, item: Mention) -> bool:
    """Whether "dưới sự chứng kiến của" stands right before a mention."""
    before = cue("filler").sub("", sentence.before(item.start))
    return cue_before("witness").search(before) is not None


__all__ = ["Group", "groups_after", "groups_before"]
