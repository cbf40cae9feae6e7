"""Exports of known programs, recognised by a set of headers; each says which field every header fills."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.features.registrations.rules.field import Field, Target
from desktop_app.features.registrations.rules.words import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class KnownFormat:
    """One program's export.

    `required`: each entry is one column, given by its names in all languages; all columns must be there.
    `targets`: folded header → target, in any language. `others`: what the headers not listed become
    (None: the usual proposals by header and content).
    """

    name: str
    required: tuple[frozenset[str], ...]
    targets: Mapping[str, Target] = field(default_factory=dict)
    others: Target | None = None

    def fits(self, headers: Sequence[str]) -> bool:
        """Whether a file with these headers comes from that program."""
        present = {folded(header) for header in headers}
        return all(names & present for names in self.required)


def _columns(text: str) -> tuple[frozenset[str], ...]:
    """Columns apart by commas, the names of one column apart by "|"."""
    return tuple(frozenset(folded(name) for name in column.split("|")) for column in text.split(","))


def _targets(**headers: str) -> dict[str, Target]:
    return {folded(name): Target(Field(key)) for key, names in headers.items() for name in names.split("|")}


FORUM_DESK = KnownFormat(
    "Forum Desk",
    _columns("Code, Given name, Family name, Organisation kind, Registered at"),
    _targets(
        code="Code",
        given_name="Given name",
        family_name="Family name",
        email="E-mail",
        phone="Phone",
        organisation="Organisation",
        organisation_kind="Organisation kind",
        country="Country",
        job_title="Job title",
        category="Category",
        status="Status",
        note="Note",
        attention="Attention",
        registered_at="Registered at",
        ignore="Arrived|Badge printed|Source",
    ),
)

KNOWN_FORMATS: tuple[KnownFormat, ...] = (FORUM_DESK,)
"""In the order in which they are tried."""


def known_format(headers: Sequence[str]) -> KnownFormat | None:
    """The first known format whose required columns are all among the headers."""
    return next((one for one in KNOWN_FORMATS if one.fits(headers)), None)
