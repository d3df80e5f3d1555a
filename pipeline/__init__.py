"""vnfacts reads Vietnamese news and gives back checked facts.

>>> from pipeline import Extractor
>>> record = Extractor().extract("Chiều 18/2/2023, tại thành phố Yên Bái.")
>>> record.dates[0].value
'2023-02-18'

Names are imported on first use, so that `import pipeline` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.extractor import Extractor
    from pipeline.nlp import build_nlp
    from pipeline.readers import read_articles

__all__ = ["Extractor", "build_nlp", "read_articles"]

_HOMES = {
    "Extractor": "pipeline.extractor",
    "build_nlp": "pipeline.nlp",
    "read_articles": "pipeline.readers",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
