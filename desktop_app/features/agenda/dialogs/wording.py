"""Differences, repairs and makers of files in words, in the language of the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP
from desktop_app.features.agenda.rules import Dialect
from desktop_app.features.agenda.rules.difference import ChangeKind

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.features.agenda.rules.difference import Change
    from desktop_app.features.agenda.rules.repair import Repair

_CONTEXT: Final = "AgendaWords"
_KINDS: Final = {
    ChangeKind.ADDED: QT_TRANSLATE_NOOP("AgendaWords", "Added"),
    ChangeKind.REMOVED: QT_TRANSLATE_NOOP("AgendaWords", "Removed"),
    ChangeKind.CANCELLED: QT_TRANSLATE_NOOP("AgendaWords", "Cancelled"),
    ChangeKind.REVIVED: QT_TRANSLATE_NOOP("AgendaWords", "Takes place after all"),
    ChangeKind.MOVED: QT_TRANSLATE_NOOP("AgendaWords", "Moved"),
    ChangeKind.ROOM: QT_TRANSLATE_NOOP("AgendaWords", "Other room"),
    ChangeKind.RESIZED: QT_TRANSLATE_NOOP("AgendaWords", "Other length"),
    ChangeKind.RENAMED: QT_TRANSLATE_NOOP("AgendaWords", "Renamed"),
    ChangeKind.SPEAKERS: QT_TRANSLATE_NOOP("AgendaWords", "Other speakers"),
    ChangeKind.ORDER: QT_TRANSLATE_NOOP("AgendaWords", "Other order of speakers"),
    ChangeKind.LANGUAGE: QT_TRANSLATE_NOOP("AgendaWords", "Other language"),
    ChangeKind.TRACK: QT_TRANSLATE_NOOP("AgendaWords", "Other track"),
    ChangeKind.KIND: QT_TRANSLATE_NOOP("AgendaWords", "Other kind"),
    ChangeKind.TEXT: QT_TRANSLATE_NOOP("AgendaWords", "Other text"),
    ChangeKind.OTHER: QT_TRANSLATE_NOOP("AgendaWords", "Details"),
}
_DIALECTS: Final = {
    Dialect.PENTABARF: QT_TRANSLATE_NOOP("AgendaWords", "schedule.xml of Pentabarf"),
    Dialect.FRAB: QT_TRANSLATE_NOOP("AgendaWords", "schedule of frab"),
    Dialect.PRETALX: QT_TRANSLATE_NOOP("AgendaWords", "schedule of pretalx"),
    Dialect.WAFER: QT_TRANSLATE_NOOP("AgendaWords", "schedule of wafer"),
    Dialect.FOSDEM: QT_TRANSLATE_NOOP("AgendaWords", "schedule.xml of FOSDEM"),
    Dialect.HUB: QT_TRANSLATE_NOOP("AgendaWords", "schedule of the c3voc hub"),
    Dialect.VOC: QT_TRANSLATE_NOOP("AgendaWords", "schedule by the c3voc schema"),
    Dialect.CALENDAR: QT_TRANSLATE_NOOP("AgendaWords", "calendar"),
    Dialect.TABLE: QT_TRANSLATE_NOOP("AgendaWords", "table"),
    Dialect.FORUM_DESK: QT_TRANSLATE_NOOP("AgendaWords", "programme of Forum Desk"),
}
_DAY: Final = QT_TRANSLATE_NOOP("AgendaWords", "ddd d MMM")
"""Letters that Qt understands: the short weekday, the day and the month."""
_translate = QCoreApplication.translate


def kind_words(kind: ChangeKind) -> str:
    """What a kind of change is called, short, for chips and cells."""
    return _translate(_CONTEXT, _KINDS[kind])


def dialect_words(dialect: Dialect) -> str:
    """Whose kind of file it is."""
    return _translate(_CONTEXT, _DIALECTS[dialect])


def change_words(change: Change) -> str:
    """A change as a sentence."""
    return change.sentence(partial(_translate, "Change"), day_words)


def day_words(day: date) -> str:
    """A day as a tab has it: "Wed 20 May"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), _translate(_CONTEXT, _DAY))


def repair_words(repair: Repair) -> str:
    """What was mended in a file, as a sentence."""
    return repair.sentence(partial(_translate, "Repair"))
