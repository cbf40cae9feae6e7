"""The words on the printed programme, in the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.features.agenda.tasks.paper import ProgrammeWords
from desktop_app.kit.dates import moment_words, weekday_words

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.features.agenda.queries import PaperGround


class PaperWords(QObject):
    """Gives the words for a programme that is printed at a moment."""

    def words(self, ground: PaperGround, now: datetime) -> ProgrammeWords:
        """All words; days and times are told as the clocks of the venue show them."""
        programme = ground.programme
        days = {programme.day_of(each.start) for each in programme.public() if each.start is not None}
        since = ground.since
        return ProgrammeWords(
            clock=moment_words(programme.local(now)),
            since=moment_words(programme.local(since)) if since is not None else "–",
            programme=self.tr("Programme"),
            as_of=self.tr("as of {clock}"),
            version=self.tr("version {version}"),
            page=self.tr("page {page} of {pages}"),
            no_room=self.tr("Elsewhere"),
            speakers=self.tr("Speakers"),
            notes=self.tr("Notes"),
            moderator=self.tr("moderator"),
            cancelled=self.tr("cancelled"),
            new=self.tr("new"),
            new_time=self.tr("was {time}"),
            new_room=self.tr("was in {room}"),
            new_people=self.tr("other speakers"),
            new_length=self.tr("until {time}"),
            gone_to=self.tr("now {time}, {room}"),
            gone=self.tr("no longer here"),
            changes=self.tr("Changes since {since}"),
            your_sessions=self.tr("Your part in the programme"),
            days={day: weekday_words(day) for day in days},
        )
