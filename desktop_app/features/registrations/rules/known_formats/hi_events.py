"""Hi.Events: the list of attendees, with headers in the language of whoever exported it."""

from __future__ import annotations

from desktop_app.features.registrations.rules.known_formats.shape import (
    KnownFormat,
    columns,
    names,
    statuses,
    targets,
)

HI_EVENTS = KnownFormat(
    "Hi.Events",
    columns(
        "Public ID|Öffentliche ID|Publiczne ID, Product Name|Produktname|Nazwa produktu,"
        "First Name|Vorname|Imię|Förnamn, Last Name|Nachname|Nazwisko|Efternamn"
    ),
    targets(
        source_key="ID",
        given_name="First Name|Vorname|Imię|Förnamn",
        family_name="Last Name|Nachname|Nazwisko|Efternamn",
        email="Email|E-Mail|E-post|Adres e-mail",
        category="Product Name|Produktname|Nazwa produktu",
        status="Status|Stan",
        code="Public ID|Öffentliche ID|Publiczne ID",
        registered_at="Created Date|Erstellungsdatum|Erstellt am|Data utworzenia",
        note="Notes|Notizen|Notatki",
        ignore="Check Ins|Check-ins|Zameldowania|Is Checked In|Checked In At|Product ID|Produkt-ID"
        "|ID produktu|Event ID|Veranstaltungs-ID|ID wydarzenia|Short ID|Kurz-ID|Krótkie ID"
        "|Last Updated Date|Zuletzt aktualisiert|Data ostatniej aktualizacji",
    ),
    statuses=statuses(registered="ACTIVE|AWAITING_PAYMENT", cancelled="CANCELLED"),
    checkins=names("Check Ins|Check-ins|Zameldowania|Is Checked In|Checked In At"),
)
