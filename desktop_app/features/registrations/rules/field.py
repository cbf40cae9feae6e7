"""What a column of a file can be: the fields of an attendee, and which one a column fills."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from typing_extensions import override


class Field(StrEnum):
    """What the import knows of a person; the value is the name used on the command line."""

    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    FULL_NAME = "full_name"
    EMAIL = "email"
    PHONE = "phone"
    ORGANISATION = "organisation"
    ORGANISATION_KIND = "organisation_kind"
    COUNTRY = "country"
    JOB_TITLE = "job_title"
    CATEGORY = "category"
    STATUS = "status"
    CODE = "code"
    SOURCE_KEY = "source_key"
    BOOKING = "booking"
    BOX = "box"
    NOTE = "note"
    ATTENTION = "attention"
    REGISTERED_AT = "registered_at"
    CONSENT = "consent"
    CUSTOM = "custom"
    IGNORE = "ignore"


MANY = frozenset({Field.CONSENT, Field.CUSTOM, Field.IGNORE})
"""Fields that more than one column may fill."""


class CustomKind(StrEnum):
    """What a custom field of the event holds."""

    TEXT = "text"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"


class Status(StrEnum):
    """Where a registration stands."""

    REGISTERED = "registered"
    WAITLISTED = "waitlisted"
    CANCELLED = "cancelled"
    DECLINED = "declined"


class OrganisationKind(StrEnum):
    """What sort of organisation a person comes from."""

    CLUSTER = "cluster"
    COMPANY = "company"
    RESEARCH = "research"
    PUBLIC = "public"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Target:
    """The field a column fills; `key` names the custom field or the consent's purpose."""

    field: Field
    key: str = ""

    @override
    def __str__(self) -> str:
        return f"{self.field.value}:{self.key}" if self.key else self.field.value

    @staticmethod
    def parse(text: str) -> Target:
        """Read "email" or "custom:diet".

        Raises:
            ValueError: when there is no such field, or a custom field or consent has no key.

        """
        name, _, key = text.strip().partition(":")
        field = Field(name.strip().lower().replace("-", "_").replace(" ", "_"))
        if (field in {Field.CUSTOM, Field.CONSENT}) != bool(key.strip()):
            raise ValueError(text)
        return Target(field, key.strip())


IGNORED = Target(Field.IGNORE)
