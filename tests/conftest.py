"""What many tests share: one extractor, because building it reads all rules."""

import pytest

from pipeline import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()
