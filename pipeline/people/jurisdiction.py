"""Of which place an office is: by its words, by its side of the table, by the article."""

from __future__ import annotations

from collections import Counter
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.names.recogniser import Recogniser
from pipeline.people.cues import cues
from pipeline.people.office import Office
from pipeline.places.units import units
from pipeline.text.forms import folded

_CLASSES = {
    "tỉnh": "province", "thành phố": "city", "huyện": "district", "quận": "district",
    "thị xã": "district", "xã": "commune", "phường": "commune", "thị trấn": "commune",
}  # fmt: skip
#: A place inside the name of a body or a title says more about the article than a passing one.
_OFFICIAL_WEIGHT = 3


@cache
def _province_names() -> frozenset[str]:
    return frozenset(folded(unit.name) for unit in units() if unit.level == "province")


@cache
def _city_names() -> frozenset[str]:
    return frozenset(folded(u.name) for u in units() if u.type == "thành phố")


class Jurisdictions:
    """The places of one document, as far as offices need them."""

    def __init__(self, doc: Doc, offices: dict[int, Office]) -> None:
        self._doc = doc
        self._forms: dict[tuple[str, str], Counter[str]] = {}
        self._weights: dict[str, Counter[str]] = {"province": Counter(), "city": Counter()}
        for span in doc.spans.get("LOC", ()):
            self._note(span.text, 1)
        for office in offices.values():
            if office.place:
                self._note(office.place, _OFFICIAL_WEIGHT)
        for span in doc.spans.get("ORG", ()):
            for level in ("tỉnh ", "thành phố ", "TP ", "TP."):
                if f" {level}" in span.text:
                    self._note(level + span.text.split(f" {level}", 1)[1], _OFFICIAL_WEIGHT)
        self._sides = _sides(doc)

    def _note(self, place: str, weight: int) -> None:
        kind, name = split_class(place)
        form = (place[0].lower() + place[1:]) if kind == "province" else place
        self._forms.setdefault((kind, name), Counter())[form] += 1
        if kind == "province" or (not kind and name in _province_names()):
            self._weights["province"][name] += weight
        if kind == "city" or (not kind and name in _city_names()):
            self._weights["city"][name] += weight

    def fullest(self, place: str, level: str | None) -> str:
        """The fullest form of a place in the article, of the level that the office has."""
        kind, name = split_class(place)
        wanted = [kind] if kind else [level or "", "province", "city", "district", "commune", ""]
        for candidate in wanted:
            forms = self._forms.get((candidate, name))
            if forms and candidate:
                return max(forms, key=lambda form: (forms[form], len(form)))
        return place

    def of(self, office: Office, title: Span) -> tuple[str | None, str]:
        """The place of an office and how it is known ("stated", "resolved" or "inferred")."""
        if office.place is not None:
            return self.fullest(office.place, office.level), "stated"
        if office.level is None:
            return None, "stated"
        level = "city" if office.level == "city" else office.level
        side = self._side(title, level)
        if side is not None:
            return side, "resolved"
        main = self._main(level)
        return (main, "inferred") if main else (None, "stated")

    def side_body(self, title: Span) -> str | None:
        """The body on whose side of the table a title stands ("Về phía VOV có …")."""
        side = self._side_span(title)
        return side.text if side is not None and side.label_ == "ORG" else None

    def _side_span(self, title: Span) -> Span | None:
        found: Span | None = None
        for start, end, place in self._sides:
            if start <= title.start_char < end:
                found = place
        return found

    def _side(self, title: Span, level: str) -> str | None:
        side = self._side_span(title)
        if side is None or side.label_ != "LOC":
            return None
        kind, name = split_class(side.text)
        fits = kind == level or (not kind and name in _province_names())
        return self.fullest(side.text, level) if fits else None

    def _main(self, level: str) -> str | None:
        """The unit that the article is about, None where two weigh the same."""
        weights = self._weights.get("province" if level == "province" else "city")
        if level not in ("province", "city"):
            return self._only(level)
        if not weights:
            return None
        (name, weight), *rest = weights.most_common(2)
        if rest and rest[0][1] * 1.5 > weight:
            return None
        return self.fullest(name if (level, name) in self._forms else self._written(name), level)

    def _written(self, name: str) -> str:
        for (_, other), forms in self._forms.items():
            if other == name:
                return max(forms, key=lambda form: forms[form])
        return name

    def _only(self, level: str) -> str | None:
        forms = [forms for (kind, _), forms in self._forms.items() if kind == level]
        return max(forms[0], key=lambda form: len(form)) if len(forms) == 1 else None


def split_class(place: str) -> tuple[str, str]:
    """The level of a place's class word ("" where it has none) and its folded bare name."""
    name = folded(place)
    for word, level in _CLASSES.items():
        if name.startswith(word + " "):
            return level, name[len(word) + 1 :]
    return "", name


def _sides(doc: Doc) -> list[tuple[int, int, Span]]:
    """(start, end, place or body): the stretch of text that is of one side."""
    found: list[tuple[int, int, Span]] = []
    spans = {span.start_char: span for label in ("LOC", "ORG") for span in doc.spans.get(label, ())}
    marks = []
    for _cue, pattern in cues("side"):
        for match in pattern.finditer(doc.text):
            if match.end() in spans:
                marks.append((match.start(), spans[match.end()]))
    marks.sort(key=lambda mark: mark[0])
    for index, (start, span) in enumerate(marks):
        stop = _line_end(doc.text, start)
        if index + 1 < len(marks):
            stop = min(stop, marks[index + 1][0])
        found.append((start, stop, span))
    return found


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


__all__ = ["Jurisdictions", "split_class"]
