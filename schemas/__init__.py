"""The records of vnfacts: pydantic models of everything that goes in and comes out."""

from schemas.agreement import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    DateSlot,
    MoneySlot,
    Signer,
    TextSlot,
)
from schemas.article import Article
from schemas.facts import (
    DateFact,
    DocumentDate,
    HeldTitle,
    Label,
    Mention,
    Organisation,
    OrganisationKind,
    PartOfDay,
    Person,
    Place,
    PlaceLevel,
    Successor,
)
from schemas.record import (
    SCHEMA_VERSION,
    ArticleRecord,
    ErrorDetail,
    ErrorRecord,
    PipelineVersion,
)
from schemas.spans import Basis, Evidence, Surface
from schemas.values import TimexValue, check_timex, is_length

__all__ = [
    "SCHEMA_VERSION", "Agreement", "AgreementKind", "AgreementStatus", "Article", "ArticleRecord",
    "Basis", "DateFact", "DateSlot", "DocumentDate", "ErrorDetail", "ErrorRecord", "Evidence",
    "HeldTitle", "Label", "Mention", "MoneySlot", "Organisation", "OrganisationKind", "PartOfDay",
    "Person", "PipelineVersion", "Place", "PlaceLevel", "Signer", "Successor", "Surface",
    "TextSlot", "TimexValue", "check_timex", "is_length",
]  # fmt: skip
