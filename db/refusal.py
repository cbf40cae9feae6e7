"""The expected no: what every layer raises when it refuses something for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enum import Enum


class Refused(Exception):  # noqa: N818 (a refusal is an answer, not an error)
    """An expected no: `reason` says which, `facts` what the sentence needs (names, times, file names)."""

    def __init__(self, reason: Enum, **facts: str) -> None:
        super().__init__(reason.name)
        self.reason = reason
        self.facts = facts
