"""The same change for very many people, in steps, so that nobody waits for all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop_app.features.registrations.actions.editing import edit_attendees

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

CHUNK: Final = 150


def edit_many(session: Session, attendee_ids: Sequence[str], /, **changes: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401 (columns of several types)
    """Change the same columns of many people; yields (people done, people in all) after each step."""
    for start in range(0, len(attendee_ids), CHUNK):
        chunk = attendee_ids[start : start + CHUNK]
        edit_attendees(session, chunk, **changes)
        yield start + len(chunk), len(attendee_ids)
