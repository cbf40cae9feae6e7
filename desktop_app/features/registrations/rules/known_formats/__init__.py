"""Exports of known programs, recognised by a set of headers; each says which field every header fills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.registrations.rules.known_formats.alf_io import ALF_IO
from desktop_app.features.registrations.rules.known_formats.attendize import ATTENDIZE
from desktop_app.features.registrations.rules.known_formats.eventbrite import EVENTBRITE
from desktop_app.features.registrations.rules.known_formats.forum_desk import FORUM_DESK
from desktop_app.features.registrations.rules.known_formats.google_forms import GOOGLE_FORMS
from desktop_app.features.registrations.rules.known_formats.hi_events import HI_EVENTS
from desktop_app.features.registrations.rules.known_formats.indico import INDICO
from desktop_app.features.registrations.rules.known_formats.luma import LUMA
from desktop_app.features.registrations.rules.known_formats.pretix import PRETIX
from desktop_app.features.registrations.rules.known_formats.shape import KnownFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["KNOWN_FORMATS", "KnownFormat", "format_named", "known_format"]

KNOWN_FORMATS: Final = (
    *(FORUM_DESK, *PRETIX, HI_EVENTS, ALF_IO, *EVENTBRITE, LUMA, ATTENDIZE, INDICO),
    GOOGLE_FORMS,
)
"""In the order in which they are tried."""


def known_format(headers: Sequence[str]) -> KnownFormat | None:
    """The first known format whose required columns are all among the headers."""
    return next((one for one in KNOWN_FORMATS if one.fits(headers)), None)


def format_named(name: str, headers: Sequence[str]) -> KnownFormat | None:
    """The known format of that name that a file with these headers comes from."""
    return next((one for one in KNOWN_FORMATS if one.name == name and one.fits(headers)), None)
