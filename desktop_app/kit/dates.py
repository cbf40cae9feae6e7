"""Days and times on the screen, everywhere alike: "26 November 2026", and "22 Nov 2026, 13:50"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

if TYPE_CHECKING:
    from datetime import date, datetime


def day_pattern() -> str:
    """How the screen's language writes a day, in the letters that Qt understands."""
    return QCoreApplication.translate("Dates", "d MMMM yyyy")


def day_words(day: date) -> str:
    """A day, without its weekday."""
    return QLocale().toString(_qt_day(day), day_pattern())


def weekday_words(day: date) -> str:
    """A day with its weekday, for where it is a headline."""
    return QLocale().toString(_qt_day(day), QCoreApplication.translate("Dates", "dddd, d MMMM yyyy"))


def moment_words(at: datetime, *, seconds: bool = False) -> str:
    """A day and the time of day as `at` tells them: give it as the clocks of the venue show it."""
    plain = QCoreApplication.translate("Dates", "d MMM yyyy, HH:mm")
    fine = QCoreApplication.translate("Dates", "d MMM yyyy, HH:mm:ss")
    moment = QDateTime(_qt_day(at.date()), QTime(at.hour, at.minute, at.second))
    return QLocale().toString(moment, fine if seconds else plain)


def _qt_day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
