"""Everything that vnfacts raises on purpose.

VnfactsError
├── InputError          an input that cannot be read: says which, where, and what to change
│   └── DecodeError     bytes that are no text in a known encoding
├── RuleError           a rule file that is not valid: names file, rule and key
└── GoldError           gold that does not fit its article: names file and place
"""

from __future__ import annotations


class VnfactsError(Exception):
    """Base of all errors; `kind` is the word that stands in the error file."""

    kind = "error"


class InputError(VnfactsError):
    """An input could not be read."""

    kind = "input"


class DecodeError(InputError):
    """The bytes are no text in an encoding that is known."""

    kind = "encoding"


class RuleError(VnfactsError):
    """A rule file is not valid."""

    kind = "rules"


class GoldError(VnfactsError):
    """A gold file does not fit its article or the annotation guide."""

    kind = "gold"


def is_panic(error: BaseException) -> bool:
    """Whether an exception comes from compiled code that gave up: Rust's are no `Exception`."""
    return type(error).__name__ == "PanicException"


__all__ = ["DecodeError", "GoldError", "InputError", "RuleError", "VnfactsError", "is_panic"]
