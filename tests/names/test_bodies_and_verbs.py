"""What a body does is no part of its name, though many names go on with the same words."""

from __future__ import annotations

import pytest

from pipeline import Extractor

BODIES = (
    "Cục Hải quan",
    "Công ty Thiết bị",
    "Ngân hàng Nhà nước",
    "Trung tâm Khuyến nông",
    "Trường Đại học Thủy lợi",
    "Bệnh viện Nhi Trung ương",
)
ACTIONS = (
    "tổ chức hội nghị",
    "xây dựng nhà máy",
    "kiểm tra an toàn",
    "đào tạo nghề",
    "hỗ trợ nông dân",
    "khai thác khoáng sản",
    "tuyên truyền pháp luật",
)
NAMES = (
    "Công ty Đầu tư xây dựng",
    "Trung tâm Dịch vụ hành chính công",
    "Trường Đại học Thông tin liên lạc",
)


def _bodies(extractor: Extractor, text: str) -> list[str]:
    found = extractor.extract(text, id="x").mentions
    return [text[m.start : m.end] for m in found if m.label == "ORG"]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("action", ACTIONS)
def test_a_body_ends_before_what_it_does(extractor: Extractor, body: str, action: str) -> None:
    assert _bodies(extractor, f"Hôm qua, {body} {action}.") == [body]


@pytest.mark.parametrize("name", NAMES)
def test_a_verb_inside_a_name_stays(extractor: Extractor, name: str) -> None:
    assert _bodies(extractor, f"Hôm qua, {name} đã họp.") == [name]
