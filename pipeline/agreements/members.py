"""What can be a member of a coordination: names, offices and "hai bên", in text order."""

from __future__ import annotations

import re
from typing import Final, Literal

from pipeline.agreements.countries import country_forms
from pipeline.agreements.lexicon import cue, cue_before, settings
from pipeline.agreements.view import ArticleView, Mention, Sentence, is_dateline

Link = Literal["join", "apposition"]
_JOIN: Final = re.compile(
    r"[,;]?(?:và|với|(?:đã|vừa)?cùng|(?:đã|vừa)?cùngvới|;|hoặc|,và|gồm|baogồm|:)[:]?"
)
#: "và tập đoàn điện tử LG": what sort of body follows.
_DESCRIBED: Final = re.compile(
    r"((?:^|[\s,])(?:và|với|cùng|,))\s+(?:một |các )?"
    r"(?:công ty|tập đoàn|hãng|trường|viện|nhà|ngân hàng|quỹ|tổ chức|hiệp hội|doanh nghiệp|chuỗi)"
    r"(?:\s+[^\W\d_]+){1,4}\s*$"
)
#: A name of ASCII letters right behind a word that joins parties or says what sort of body it is.
_FOREIGN: Final = re.compile(
    r"(?:^[\s,]*|(?<=giữa )|(?<=với )|(?<=gồm )|(?<=như )|(?<=, )|(?<=và )|(?<=cùng )|(?<=bởi )"
    r"|(?<=công ty )|(?<=tập đoàn )|(?<=hãng )|(?<=đối tác )|(?<=ngân hàng ))"
    r"([A-Z][A-Za-z0-9&.\-]*[A-Za-z0-9]"
    r"(?: (?:(?:of|for|and|de) )?[A-Z][A-Za-z0-9&.\-]*[A-Za-z0-9])*)(?![\w-])"
)
#: "Khu", "Ban": a Vietnamese syllable, the first of a name that was not found.
_SYLLABLE: Final = re.compile(
    r"(?:[BDGHKLMNPRSTVX]|Ch|C|Gh|Gi|Kh|Ng|Ngh|Nh|Ph|Qu|Th|Tr)?[AEIOUYaeiouy]{1,3}"
    r"(?:c|ch|m|n|ng|nh|p|t)?"
)
#: "Ảnh: Reuters Bộ trưởng …": who stands behind made the picture.
_CREDIT: Final = re.compile(r"(?<!\w)(?:ảnh|nguồn)\s*:\s*$", re.IGNORECASE)
#: "hãng dược phẩm" before a country, and a foreign name behind it.
_KIND_BEFORE: Final = re.compile(
    r"(?<!\w)(?:hãng|tập đoàn|công ty|ngân hàng|quỹ|đối tác|tổ chức|doanh nghiệp"
    r"|nhà (?:sản xuất|thầu|cung cấp|đầu tư|mạng))(?: [^\W\d_]+){0,6}\s+$"
)
#: "cơ quan hợp tác quốc tế" before a country, and an acronym behind it.
_AGENCY: Final = re.compile(
    r"(?<!\w)(?:cơ quan|tổ chức|quỹ|hiệp hội|viện|trung tâm|ngân hàng|công ty|tập đoàn)"
    r"(?: [^\W\d_]+){1,8}\s$"
)
_ACRONYM_BEHIND: Final = re.compile(r"\s*[–(-]\s*[A-Z][A-Za-z]+\)?")
_NAME_BEHIND: Final = re.compile(r" ([A-Z][A-Za-z0-9&-]*[A-Za-z0-9])(?![\w&-])")
_APPOSITION: Final = re.compile(r"[,–-]*")
#: "Đoàn A do ông X dẫn đầu và B ký": how a clause opens and ends that tells who leads A.
_LED_BY: Final = re.compile(r"(?<!\w)do\s[^,;:()]*$")
_LED: Final = re.compile(r"\s*(?:làm (?:đại diện|trưởng đoàn)|dẫn đầu|đứng đầu)(?!\w)")
#: How far before a name "hai nhà nước" begins, in characters.
_TO_NOUN: Final = 24
#: How far before a mention the phrase that holds it may open, in characters.
_TO_ADJUNCT: Final = 160


def members(view: ArticleView, sentence: Sentence, start: int, end: int) -> list[Mention]:
    """What can sign between two offsets of the document, in text order.

    Mentions outside brackets, words such as "hai bên" (label JOINT), and foreign names that are no
    mentions; without seats, leaders and the countries that only describe a firm.
    """
    found = [
        mention
        for mention in sentence.between(start, end, "ORG", "LOC", "PER", "TITLE")
        if not sentence.is_bracketed(mention)
        and not is_dateline(view.text, mention)
        and not _CREDIT.search(sentence.before(mention.start, _TO_NOUN))
    ]
    found = [_as_firm(sentence, mention) for mention in found]
    found += _foreign_names(view, sentence, start, end)
    for match in cue("joint").finditer(sentence.part(start, end)):
        at = max(start, sentence.start) + match.start()
        behind = at + len(match[0]) + 1
        is_apposition = any(
            m.start == behind or (m.label == "LOC" and at < m.start < behind) for m in found
        )
        acts_for = cue_before("acting for").search(sentence.before(at, _TO_NOUN))
        is_told = acts_for is not None and any(m.end <= at for m in found)
        if not (sentence.is_in_name(at) or is_apposition or is_told):
            found.append(Mention(at, at + len(match[0]), "JOINT", match[0]))
    found = [_described(sentence, mention) for mention in found]
    return _with_seats(sentence, _without_leaders(sentence, _without_homes(found)))


def _described(sentence: Sentence, mention: Mention) -> Mention:
    """ "hãng dược phẩm Hàn Quốc HLB": the name behind the country is the member.

    With an acronym behind it, the phrase itself is a name: "cơ quan hợp tác quốc tế Nhật Bản
    (JICA)".
    """
    if mention.text not in country_forms():
        return mention
    agency = _AGENCY.search(sentence.before(mention.start))
    if agency and _ACRONYM_BEHIND.match(sentence.surface(mention.end, sentence.end)):
        start = mention.start - len(agency[0])
        return Mention(start, mention.end, "ORG", sentence.surface(start, mention.end))
    name = _NAME_BEHIND.match(sentence.surface(mention.end, sentence.end))
    if name is None or not _KIND_BEFORE.search(sentence.before(mention.start)):
        return mention
    low, high = mention.end + name.start(1), mention.end + name.end(1)
    return mention if sentence.touches(low, high) else Mention(low, high, "ORG", name[1])


def _without_homes(items: list[Mention]) -> list[Mention]:
    """Without a country right before a body: "tập đoàn điện tử Hàn Quốc Samsung"."""
    starts = {item.start for item in items if item.label == "ORG"}
    return [
        item
        for item in sorted(items)
        if item.text not in country_forms() or item.end + 1 not in starts
    ]


def _without_leaders(sentence: Sentence, items: list[Mention]) -> list[Mention]:
    """ "Đoàn A do ông X dẫn đầu và B ký": who leads A is no member; A reaches over the clause."""
    kept: list[Mention] = []
    for item in items:
        closing = _LED.match(sentence.part(item.end, item.end + _TO_NOUN))
        low = max(sentence.start, item.start - _TO_ADJUNCT)
        opening = _LED_BY.search(sentence.part(low, item.start)) if closing else None
        if closing is None or opening is None:
            kept.append(item)
            continue
        while kept and kept[-1].start >= low + opening.start():
            kept.pop()
        if kept:
            kept[-1] = kept[-1]._replace(end=item.end + closing.end())
    return kept


def _with_seats(sentence: Sentence, items: list[Mention]) -> list[Mention]:
    """Without the seats of bodies: "Tổ chức A tại Việt Nam và Công ty B" has two members.

    The mention of the body reaches over its seat; its text does not.
    """
    kept: list[Mention] = []
    for index, item in enumerate(items):
        is_inner = 0 < index < len(items) - 1 and item.label == "LOC" and bool(kept)
        is_seat = (
            is_inner
            and kept[-1].label in ("ORG", "TITLE")
            and (sentence.part(kept[-1].end, item.start) == " tại ")
        )
        if is_seat and _goes_on_behind(sentence, item, items[index + 1]):
            kept[-1] = kept[-1]._replace(end=item.end)
        else:
            kept.append(item)
    return kept


def _goes_on_behind(sentence: Sentence, seat: Mention, behind: Mention) -> bool:
    """Whether a seat is followed by another member, or by who holds the office before it."""
    gap = sentence.gap(seat.end, behind.start)
    return link(gap) == "join" or (behind.label == "PER" and not gap.strip())


def _as_firm(sentence: Sentence, mention: Mention) -> Mention:
    """A single foreign word that nobody is titled by is a firm rather than a person."""
    is_foreign = re.fullmatch(r"[A-Z][A-Za-z&-]+", mention.text) is not None
    may_be_player = "hợp đồng" in sentence.lowered
    if mention.label != "PER" or not is_foreign or may_be_player:
        return mention
    if _SYLLABLE.fullmatch(mention.text):
        return mention
    beside = sentence.between(mention.start - _TO_NOUN, mention.end + _TO_NOUN, "TITLE")
    is_person = beside or cue_before("person").search(sentence.before(mention.start))
    return mention if is_person else mention._replace(label="ORG")


def _foreign_names(view: ArticleView, sentence: Sentence, start: int, end: int) -> list[Mention]:
    """Foreign words that stand where a party does and are no mention: "với Geleximco"."""
    first = max(start, sentence.start)
    names: list[Mention] = []
    for match in _FOREIGN.finditer(sentence.surface(start, end)):
        low, high = first + match.start(1), first + match.end(1)
        is_paper = is_dateline(view.text, Mention(low, high, "ORG", match[1]))
        is_unit = f"{match[1].lower()} " in settings()["unit_words"]  # "TP đã ký"
        is_other = is_paper or is_unit or _SYLLABLE.fullmatch(match[1])
        if not (sentence.touches(low, high) or is_other):
            names.append(Mention(low, high, "ORG", match[1]))
    return names


def link(gap: str) -> Link | None:
    """How two mentions hang together by the words between them, or None if they do not."""
    gap = _DESCRIBED.sub(r"\1 ", gap)
    rest = "".join(cue("filler").sub("", gap).split())
    if _APPOSITION.fullmatch(rest):
        return "apposition"
    return "join" if _JOIN.fullmatch(rest) else None


__all__ = ["Link", "link", "members"]
