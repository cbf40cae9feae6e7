"""The words that stand on cards and sheets, in the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.features.meetings.tasks.paper import CardWords, SheetWords
from desktop_app.kit.dates import day_words, moment_words, weekday_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime


class PaperWords(QObject):
    """Gives the words for paper made at a moment, which is told as the clocks of the venue show it."""

    def card(self, now: datetime, days: Iterable[date]) -> CardWords:
        """The words of cards whose lines lie on these days."""
        wanted = sorted(set(days))
        clock = f"{now:%H:%M}" if now.date() in wanted else moment_words(now)
        return CardWords(
            title=self.tr("Meeting card"),
            stamp=self.tr("as of {clock}, version {version}"),
            clock=clock,
            table=self.tr("Table"),
            offers=self.tr("offers: {words}"),
            needs=self.tr("needs: {words}"),
            along=self.tr("with {names}"),
            free=self.tr("free until {time}"),
            until=self.tr("until {time}"),
            speaks=self.tr("You speak: {title}"),
            moderates=self.tr("You moderate: {title}"),
            nothing=self.tr("No meetings. Ask at the help desk what is still possible."),
            page=self.tr("page {page} of {pages}"),
            days={day: weekday_words(day) for day in wanted},
        )

    def sheet(self, now: datetime, days: Iterable[date]) -> SheetWords:
        """The words of sheets about these days."""
        wanted = sorted(set(days))
        as_of = self.tr("as of {day}, {time}").format(day=day_words(now.date()), time=f"{now:%H:%M}")
        return SheetWords(
            as_of=as_of,
            page=self.tr("page {page} of {pages}"),
            table=self.tr("Table"),
            table_title=self.tr("Table {number}"),
            slot_title=self.tr("Slot {number}, {time}"),
            door_title=self.tr("Who meets where"),
            interpreters_title=self.tr("Needed at the tables"),
            collected_title=self.tr("Meeting cards handed out"),
            time=self.tr("Time"),
            name=self.tr("Name"),
            held=self.tr("Held"),
            first_absent=self.tr("1 absent"),
            second_absent=self.tr("2 absent"),
            follow_up=self.tr("Follow-up"),
            note=self.tr("Note"),
            need=self.tr("Needs"),
            meetings=self.tr("Meetings"),
            version=self.tr("Version"),
            free=self.tr("free"),
            nobody=self.tr("Nobody meets here"),
            nothing=self.tr("Nothing is needed"),
            days={day: weekday_words(day) for day in wanted},
        )
