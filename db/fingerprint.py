"""What is kept of erased people so that lists and badges are known again: fingerprints, never values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from typing_extensions import override

from db.search.folding import tokens

# Stands before every fingerprint, so that it is never taken for a key or a code.
MARK: Final = "erased"

_STORED: Final = re.compile(rf"{MARK} key=([0-9a-f]*) email=([0-9a-f]*) name=([0-9a-f]*)(?: of=\S+)?")


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Of one registration: its key in the source, its name with the e-mail, its name with the organisation.

    Each is empty where there was nothing to take it from. They are salted with the event's key: equal people
    of two events have different ones. Who holds the file and knows a person can still recognise them, which
    is their purpose; they go with the purge of the event.
    """

    key: str = ""
    email: str = ""
    name: str = ""

    @override
    def __str__(self) -> str:
        return f"{MARK} key={self.key} email={self.email} name={self.name}"

    def of(self, key: str) -> str:
        """As `str`, for the row of this key: two people who are alike in everything may not be one text."""
        return f"{self} of={key}"

    @classmethod
    def read(cls, text: str) -> Fingerprints | None:
        """The fingerprints that were written as `text`; None where it is something else."""
        found = _STORED.fullmatch(text)
        return cls(*found.groups()) if found else None


def fingerprints(
    event_id: str, *, source: str, source_key: str, name: str, email: str, organisation: str
) -> Fingerprints:
    """The fingerprints of a registration, whatever the case, accents and order of the words in its names."""
    words = _words(name)
    return Fingerprints(
        key=_print_of(event_id, "key", source, source_key) if source_key else "",
        email=_print_of(event_id, "email", words, email.casefold()) if words and email else "",
        name=_print_of(event_id, "name", words, _words(organisation)) if words else "",
    )


def code_fingerprint(event_id: str, code: str) -> str:
    """What stands in the place of a code that opens no door any more."""
    return f"{MARK} {_print_of(event_id, 'code', code)}"


def _words(text: str) -> str:
    return " ".join(sorted(tokens(text)))


def _print_of(event_id: str, *parts: str) -> str:
    return blake2b("\0".join(parts).encode(), key=event_id.encode(), digest_size=16).hexdigest()
