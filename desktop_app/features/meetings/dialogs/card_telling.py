"""What has changed about a card, in words for whoever stands at the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.features.meetings.rules.card import LineKind
from desktop_app.features.meetings.rules.card_changes import Changed
from desktop_app.kit.dates import day_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.features.meetings.queries import CardAnswer
    from desktop_app.features.meetings.rules.card import KeptLine
    from desktop_app.features.meetings.rules.card_changes import CardChange


class CardTelling(QObject):
    """Turns changes into sentences."""

    def changes(self, answer: CardAnswer) -> list[str]:
        """A sentence for each change, in the order of time."""
        lines = [line for change in answer.changes for line in (change.before, change.now) if line]
        several = len({line.day for line in lines}) > 1
        return [self._change(change, answer.names, dated=several) for change in answer.changes]

    def _change(self, change: CardChange, names: Mapping[str, str], *, dated: bool) -> str:
        line = change.now or change.before
        if line is not None and line.kind is LineKind.SESSION:
            return self._session(change, names.get(line.key, ""), dated=dated)
        if change.before is None or change.now is None:
            return self._alone(change, names, dated=dated)
        words = {
            Changed.MOVED: self.tr("{before} with {who} moved to {now}, {place}"),
            Changed.TABLE: self.tr("{now} with {who} moved to {place}"),
        }.get(change.what, self.tr("{now} with {who}, {place}: a name or the type is another now"))
        return words.format(
            before=_time(change.before, dated=dated),
            now=_time(change.now, dated=dated),
            who=self._who(change.now, names),
            place=self._place(change.now),
        )

    def _alone(self, change: CardChange, names: Mapping[str, str], *, dated: bool) -> str:
        if change.what is Changed.OWNER:
            return self.tr("The name or organisation on the card is written differently now")
        line = change.now or change.before
        if line is None:
            return self.tr("What this card said is not known any more")
        words = self.tr("New at {time}: {who}, {place}")
        if change.what is Changed.GONE:
            words = self.tr("{time} with {who} is cancelled")
        time = _time(line, dated=dated)
        return words.format(time=time, who=self._who(line, names), place=self._place(line))

    def _session(self, change: CardChange, title: str, *, dated: bool) -> str:
        """A talk of the person, or a session that the person chose."""
        words = {
            Changed.NEW: self.tr("New at {now}: {title}, {place}"),
            Changed.GONE: self.tr("{before}, {title}: cancelled, or no longer this person's"),
            Changed.MOVED: self.tr("{before}, {title}: moved to {now}, {place}"),
            Changed.TABLE: self.tr("{now}, {title}: moved to {place}"),
        }.get(change.what, self.tr("{now}, {title}: the title or the person's part in it is another now"))
        return words.format(
            before=_time(change.before, dated=dated) if change.before else "",
            now=_time(change.now, dated=dated) if change.now else "",
            title=self.tr("“{title}”").format(title=title) if title else self.tr("a session"),
            place=change.now.place if change.now and change.now.place else self.tr("no room yet"),
        )

    def _who(self, line: KeptLine, names: Mapping[str, str]) -> str:
        known = [names[key] for key in line.partners if key in names]
        return ", ".join(known) or self.tr("somebody who is not named any more")

    def _place(self, line: KeptLine) -> str:
        return self.tr("table {number}").format(number=line.table)


def _time(line: KeptLine, *, dated: bool) -> str:
    return f"{day_words(date.fromisoformat(line.day))}, {line.starts}" if dated else line.starts
