"""The sentence for each refusal: what is the matter, and what to do.

The sentences are English here and translated where they are shown, through the context "Refused".
A reason is looked up by the name of its enum and its own, so that no room is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors.sentences import agenda, door, event_file, meetings, paper, people, running
from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.refusal import Refused


class _Facts(dict[str, str]):
    """Facts for a sentence; one that is not known reads as an ellipsis instead of breaking the sentence."""

    def __missing__(self, _key: str) -> str:
        return "…"


def _same(text: str) -> str:
    return text


def sentence_of(refused: Refused, translate: Callable[[str], str] = _same) -> str:
    """What a person reads for `refused`; `translate` gives a text in the language of the screen."""
    reason = refused.reason
    text = SENTENCES.get(f"{type(reason).__name__}.{reason.name}", UNKNOWN)
    return translate(text).format_map(_Facts(refused.facts))


UNKNOWN = QT_TRANSLATE_NOOP("Refused", "This was refused. Nothing was changed.")

SENTENCES = {
    **event_file.SENTENCES,
    **people.SENTENCES,
    **door.SENTENCES,
    **meetings.SENTENCES,
    **paper.SENTENCES,
    **agenda.SENTENCES,
    **running.SENTENCES,
}
