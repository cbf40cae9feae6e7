"""Google Forms: the answers, each under its question; only the first column is always the same."""

from __future__ import annotations

from desktop_app.features.registrations.rules.known_formats.shape import KnownFormat, names, targets

_TIMESTAMP = (
    "Timestamp|Zeitstempel|Laiko žyma|Laika zīmogs|Ajatempel|Sygnatura czasowa|Aikaleima|Tidstämpel"
    "|Tidsstempel|Tidsstämpel|Отметка времени|Позначка часу|Horodateur|Tijdstempel|Časové razítko"
    "|Marca temporal|Informazioni cronologiche"
)
GOOGLE_FORMS = KnownFormat(
    "Google Forms",
    (),
    targets(registered_at=_TIMESTAMP, email="Email Address|Email Address (2)"),
    first=names(_TIMESTAMP),
    newest_last=True,
)
