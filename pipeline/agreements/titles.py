"""Where the name of an instrument ends: "biên bản ghi nhớ về kế hoạch hợp tác năm 2023"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from pipeline.agreements.candidate import Span
from pipeline.agreements.lexicon import cue
from pipeline.agreements.sides import named_after
from pipeline.agreements.view import ArticleView, Sentence
from schemas import DateFact

_STOP: Final = re.compile(r"[;:!?\n…”\"\]]|/(?!\w)|\.(?!\d)|\(|\)")
_LOOSE_END: Final = re.compile(
    r"(?:[\s,–(-]|(?<!\w)"
    r"(?:và|của|các|cho|những|về|về việc|(?<!nhỏ và )vừa|hai|trong|một|[-–] ảnh))+$"
)
_OPEN_QUOTE: Final = re.compile(r"“[^“”]*$")
_ACRONYM: Final = re.compile(r"\s*\((?:[^\W\d_][\w.-]{1,12})\)")
#: "(giai đoạn 2)" belongs to a name.
_STAGE: Final = re.compile(r"\s*\((?:giai đoạn|lần|sửa đổi|khóa|đợt)[^()]{0,30}\)")
_QUOTED: Final = re.compile(r"\s*(?:về\s+)?([“\"])")
_BEHIND: Final = re.compile(
    r"\s*(?:\([^()]*\)\s*)?"
    r"(?:(?:về|trong|trên)\s+(?:(?:các|những|một số|\d+)\s+)?lĩnh vực:?|về|trong việc|để)"
    r"(?: việc)?\s+"
)
#: No sign stands between the name and "về việc".
_ABOUT_DOING: Final = re.compile(r"^[^,;:.]*?(?<!\w)về việc\s+")
#: A heading without a full stop: "Ký 5 văn kiện hợp tác Hai nhà lãnh đạo nhất trí …".
_SEAM: Final = re.compile(
    r"\s(?=(?:Hai (?:nhà|bên|nước)|Kết thúc|Theo đó|Ngay sau|Trong khi|Đồng thời|Cùng ngày)\s)"
)
_COMMA: Final = re.compile(r",(?!\d)")
_YEARS: Final = re.compile(r"\d{4}(?:/\d{4})?$")
_CENTURY: Final = re.compile(r"\d\d$")
_PREPOSITION: Final = re.compile(r"(?:(?:cho đến|vào|từ|trong|hồi|đến|tới|trước|sau)\s+)+$")
_WHEN: Final = re.compile(r"(?:vào|hồi)\s")
_ABOUT: Final = re.compile(
    r"(?<!\w)(?:(?:về|trong|trên|thuộc)\s+(?:(?:các|những|một số|nhiều|\d+)\s+)?lĩnh vực:?"
    r"|về|trong việc)\s+(?:việc\s+(?!làm))?"
)
_FIELD: Final = re.compile(
    r"(?<!\w)(?:trong|trên|thuộc)\s+(?:(?:các|những|một số|nhiều|\d+)\s+)?lĩnh vực:?\s+"
)
_GOES_ON: Final = re.compile(r"\s+(?:về|trong lĩnh vực|năm \d{4}|giai đoạn|hợp tác)(?!\w)")
_FIELD_STOP: Final = re.compile(r"\s*\(|(?<!\w)(?:giữa|cho các dự án|cho tổ hợp|hướng tới)(?!\w)")
_EDGES: Final = re.compile(r"^(?:[\s,–“”\"-]|và\s)+|[\s,–“”\"-]+$")
#: Fields of so few words need "hợp tác" before them to be understood.
_SHORT: Final = 2
#: In so many characters behind a party stands the day of the signing.
_TO_DATE: Final = 30
#: So many words of content before "về" are part of the field.
_CONTENT: Final = 3
_LONGEST: Final = 260
_MOST_COMMAS: Final = 5


def title_end(view: ArticleView, sentence: Sentence, noun_end: int) -> int:
    """The offset where the noun phrase that begins with an instrument ends."""
    acronym = _ACRONYM.match(sentence.text, noun_end - sentence.start)
    if acronym and not _GOES_ON.match(sentence.lowered, acronym.end()):
        return sentence.start + acronym.end()
    quoted = _QUOTED.match(sentence.text, noun_end - sentence.start)
    if quoted:
        close = re.search('[”"]', sentence.text[quoted.end() :])
        if close:
            return sentence.start + quoted.end() + close.end()
    return _phrase_end(view, sentence, noun_end)


def _phrase_end(view: ArticleView, sentence: Sentence, start: int) -> int:
    limit = min(sentence.end, start + _LONGEST)
    end = _boundary(sentence, start, limit)
    if sentence.part(end, end + 5) == "giữa ":
        behind = _behind_parties(view, sentence, end + 5, limit)
        if behind is not None:
            return _phrase_end(view, sentence, behind)
    end = _trimmed(sentence, start, _with_commas(sentence, start, end))
    stage = _STAGE.match(sentence.lowered, end - sentence.start)
    return sentence.start + stage.end() if stage else end


def _behind_parties(view: ArticleView, sentence: Sentence, start: int, limit: int) -> int | None:
    """Where "giữa A và B" ends, if the name of the instrument goes on behind it."""
    sides = named_after(view, sentence, start, limit, "giữa A và B")
    if len(sides.parties) < 2:
        return None
    end = max(value.span[1] for value in sides.parties)
    goes_on = _GOES_ON.match(sentence.lowered, end - sentence.start)
    return end if goes_on else None


def _boundary(sentence: Sentence, start: int, limit: int) -> int:
    part = sentence.part(start, limit)
    people = [m.start for m in sentence.between(start, sentence.end, "TITLE", "PER")]
    seams = [start + m.start() for m in _SEAM.finditer(sentence.surface(start, limit))]
    ends = [limit, *people[:1], *seams[:1], *_time_starts(sentence, start, limit)]
    for pattern in (_STOP, cue("title end")):
        for match in pattern.finditer(part):
            at = start + match.start()
            if _is_inside(sentence, at) or _is_acronym(sentence, start, at, match[0]):
                continue
            ends.append(at)
            break
    return min(ends)


def _time_starts(sentence: Sentence, start: int, limit: int) -> list[int]:
    """Where a date begins, with its preposition: only written years belong to a name."""
    starts: list[int] = []
    for fact in sentence.dates:
        if not start <= fact.start < limit:
            continue
        if _CENTURY.match(fact.value):
            continue  # "đối tác trong thế kỷ 21"
        before = _PREPOSITION.search(sentence.part(start, fact.start))
        is_when = before is not None and (
            _WHEN.match(before[0]) is not None or _is_since(sentence, before[0], fact)
        )
        if is_when or not _YEARS.match(fact.value):
            starts.append(start + before.start() if before else fact.start)
        elif not re.search(r"\d{4}", fact.text):
            starts.append(fact.start)  # "năm tới"
    return starts


def _is_since(sentence: Sentence, preposition: str, fact: DateFact) -> bool:
    """ "ký hiệp định lãnh sự từ năm 2010", but not "giai đoạn từ năm 2017 đến năm 2021"."""
    goes_on = sentence.part(fact.end, fact.end + _TO_DATE).lstrip().startswith(("đến", "tới", "-"))
    return preposition.startswith("từ ") and "/" not in fact.value and not goes_on


def _is_acronym(sentence: Sentence, start: int, at: int, sign: str) -> bool:
    if sign == "(":
        return _ACRONYM.match(sentence.text, at - sentence.start) is not None
    return sign == ")" and "(" in sentence.part(start, at)


def _is_inside(sentence: Sentence, at: int) -> bool:
    if any(m.start < at < m.end for m in sentence.mentions):
        return True
    return any(fact.start <= at < fact.end for fact in sentence.dates)


def _with_commas(sentence: Sentence, start: int, end: int) -> int:
    """Commas belong to a name only where a list of fields goes on."""
    position = start
    for _ in range(_MOST_COMMAS):
        comma = _COMMA.search(sentence.part(position, end))
        if comma is None:
            return end
        at = position + comma.start()
        segment = sentence.part(at + 1, end).split(",")[0].strip()
        is_small = sentence.surface(at + 1, end).lstrip()[:1].islower()
        is_field = is_small and 1 <= len(segment.split()) <= 9
        has_content = len(sentence.part(start, at).split()) >= 2
        is_closed = sentence.part(at - 1, at) == ")"
        if is_closed or not has_content or not is_field or cue("title tail").match(segment):
            return at
        if _closes_frame(sentence, start, at):
            return at
        position = at + 1
    return end


def _closes_frame(sentence: Sentence, start: int, comma: int) -> bool:
    """ "Từ khi ký hiệp định A, kim ngạch tăng": the comma closes the phrase that opens it all."""
    if "," in sentence.part(sentence.start, start):
        return False
    segments = sentence.part(comma + 1, sentence.end).split(",")
    goes_on = len(segments) > 1 and " và " in segments[0]
    return not goes_on and cue("frame").match(sentence.lowered.lstrip(' “"-–')) is not None


def _trimmed(sentence: Sentence, start: int, end: int) -> int:
    """Without trailing blanks, commas and joining words."""
    part = sentence.part(start, end)
    cut = _LOOSE_END.sub("", part)
    is_quoted = _OPEN_QUOTE.search(cut) and sentence.part(start + len(cut), end + 1) == "”"
    return start + len(cut) + bool(is_quoted)


def field_of(sentence: Sentence, noun_end: int, end: int) -> tuple[int, int] | None:
    """The span of the field that a title names, behind "về" or right behind its noun, or None.

    "biên bản ghi nhớ về hợp tác nghề cá" names "hợp tác nghề cá".
    """
    about = _about(sentence, noun_end, end)
    start = _behind_heads(sentence, about or noun_end, end)
    end = _field_end(sentence, start, end)
    words = sentence.surface(start, end)
    stripped = _without_tail(_EDGES.sub("", words))
    if not stripped or _is_empty(sentence, start, end, about is not None):
        return None
    first = start + words.index(stripped)
    if about is None and len(stripped.split()) <= _SHORT:
        first = _with_cooperation(sentence, noun_end, first)
    return first, start + words.index(stripped) + len(stripped)


def field_behind(view: ArticleView, sentence: Sentence, party_end: int) -> tuple[int, int] | None:
    """The field told behind the party: "ký thỏa thuận với B trong việc đào tạo thợ hàn"."""
    at = _behind_date(sentence, party_end)
    about = _BEHIND.match(sentence.lowered, at - sentence.start)
    if about is not None:
        start = sentence.start + about.end()
    elif (verb := cue("work").match(sentence.lowered[at - sentence.start :].lstrip())) is not None:
        start = at + sentence.part(at, sentence.end).index(verb[0])
    else:
        return None
    end = _field_end(sentence, start, _phrase_end(view, sentence, start))
    return (start, end) if end > start else None


def field_in_clause(view: ArticleView, sentence: Sentence, start: int, limit: int) -> Span | None:
    """The field told anywhere behind a bare name: "ký bản ghi nhớ với công ty … về việc A"."""
    about = _ABOUT_DOING.search(sentence.part(start, limit))
    if about is None:
        return None
    begin = start + about.end()
    end = _field_end(sentence, begin, _phrase_end(view, sentence, begin))
    return (begin, end) if end > begin else None


def _behind_date(sentence: Sentence, at: int) -> int:
    """Behind "vào năm 2010", if that stands there."""
    first = next((fact for fact in sentence.dates if fact.start > at), None)
    if first is None or first.start - at > _TO_DATE:
        return at
    is_next = not _PREPOSITION.sub("", sentence.part(at, first.start)).strip()
    return first.end if is_next else at


def _with_cooperation(sentence: Sentence, noun_end: int, start: int) -> int:
    """ "Thỏa thuận hợp tác Biên phòng" is about "hợp tác Biên phòng"."""
    cooperation = "hợp tác"
    begin = noun_end - len(cooperation)
    return begin if sentence.part(begin, noun_end) == cooperation else start


def _field_end(sentence: Sentence, start: int, end: int) -> int:
    """Where the field ends: before brackets, its years, "giữa", and two countries at the end."""
    part = sentence.part(start, end)
    cuts = [end, *(start + m.start() for m in _FIELD_STOP.finditer(part))]
    for fact in sentence.dates:
        if start < fact.start < end:
            before = _PREPOSITION.search(sentence.part(start, fact.start))
            cuts.append(start + before.start() if before else fact.start)
    names = sentence.between(start, end, "LOC", "ORG")
    for one, other in pairwise(names):
        if other.end >= min(cuts) - 1 and re.fullmatch(
            r"\s*[-–]\s*", sentence.surface(one.end, other.start)
        ):
            cuts.append(one.start)
    return min(cuts)


@cache
def _heads() -> re.Pattern[str]:
    """One or more words at the start of a field that only say what kind of instrument it is."""
    return re.compile(rf"\s*(?:(?:\([^()]+\)(?! giai đoạn| năm)|{cue('field head').pattern})\s*)+")


def _behind_heads(sentence: Sentence, start: int, end: int) -> int:
    """Behind "chiến lược" in "hợp tác chiến lược xuất khẩu chè"."""
    head = _heads().match(sentence.part(start, end))
    return start + head.end() if head else start


def _about(sentence: Sentence, noun_end: int, end: int) -> int | None:
    """Behind "về" or "trong lĩnh vực", if the name tells its field there."""
    part = sentence.part(noun_end, end)
    about = _ABOUT.search(part)
    if about is None or _has_content(sentence, noun_end, noun_end + about.start(), about[0]):
        return None
    field = _FIELD.search(part, about.end())
    if field and _is_empty(sentence, noun_end + about.end(), noun_end + field.start(), True):
        return noun_end + field.end()
    return noun_end + about.end()


def _has_content(sentence: Sentence, start: int, end: int, about: str) -> bool:
    """ "tương trợ tư pháp về hình sự": the field begins before "về"."""
    if "lĩnh vực" in about or sentence.part(start, end).rstrip().endswith(")"):
        return False
    words = sentence.nameless_gap(start, end)
    if re.search(r"\d|(?<!\w)giữa(?!\w)", words):
        return False
    return len(cue("empty field").sub(" ", words).split()) >= _CONTENT


def _without_tail(words: str) -> str:
    """Without what only praises or counts the agreement ("hòa bình lâu dài")."""
    tail = cue("field tail").search(words.lower())
    return words[: tail.start()].rstrip() if tail else words


def _is_empty(sentence: Sentence, start: int, end: int, about: bool) -> bool:
    """Whether words tell no field: "hợp tác chiến lược", "kế hoạch hợp tác", "Paris"."""
    words = sentence.part(start, end)
    if not about:
        for place in sentence.between(start, end, "LOC"):
            words = words.replace(place.text.lower(), " ")
    rest = cue("empty field").sub(" ", words)
    rest = (cue("wish") if about else cue("no field")).sub(" ", rest)
    letters = re.findall(r"[^\W\d_]+", rest)
    return not letters or (not about and len(rest.split()) < _SHORT)


__all__ = ["field_behind", "field_in_clause", "field_of", "title_end"]
