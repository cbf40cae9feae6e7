"""The language of the screen: the system's where there is a catalogue for it, else English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from pathlib import Path

FALLBACK = "en"


def speak(application: QCoreApplication, folder: Path, locale: QLocale | None = None) -> str:
    """Put the catalogue of the system's language on; gives the language's code.

    The English catalogue holds nothing but plurals ("1 badge", "2 badges"). Qt's own catalogue brings the
    words of its dialogs where it has the language; ours says the few that are used where it has not.
    """
    wished = locale or QLocale.system()
    code = wished.name().split("_")[0]
    language = code if (folder / f"forumdesk_{code}.qm").exists() else FALLBACK
    theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in ((f"qtbase_{language}", theirs), (f"forumdesk_{language}", str(folder))):
        translator = QTranslator(application)
        if translator.load(name, place):
            application.installTranslator(translator)
    QLocale.setDefault(QLocale(language) if language != code else wished)
    return language
