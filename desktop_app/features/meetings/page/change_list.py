"""What a plan would change, meeting by meeting, as rows of two lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from desktop_app.kit.entry_list import Entry, EntryList

if TYPE_CHECKING:
    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.proposal import Proposal
    from desktop_app.features.meetings.rules.repair import Change
    from desktop_app.features.meetings.rules.sight import Sight

_ARROW: Final = "→"


class ChangeList(EntryList):
    """Changes of a proposal: cancelled ones first, then moved and new ones."""

    def show_changes(self, words: MeetingWords, sight: Sight, proposal: Proposal) -> None:
        """List them."""
        ordered = sorted(proposal.changes, key=lambda each: (each.after is not None, each.before is None))
        self.show_entries(
            [self._entry(words, sight, each) for each in ordered if each.request in sight.requests]
        )

    def _entry(self, words: MeetingWords, sight: Sight, change: Change) -> Entry:
        row = sight.requests[change.request]
        colour = sight.view.types[row.type_id].colour
        return Entry(
            change.request,
            colour,
            (words.side(row.first), words.side(row.second)),
            partial(what, self, words, sight, change),
        )


def what(said_by: EntryList, words: MeetingWords, sight: Sight, change: Change) -> str:
    """Say what happens to a meeting."""
    before, after = words.placement(sight, change.before), words.placement(sight, change.after)
    if not after:
        return said_by.tr("Cancelled: was {place}").format(place=before)
    if not before:
        return said_by.tr("New: {place}").format(place=after)
    return f"{before} {_ARROW} {after}"
