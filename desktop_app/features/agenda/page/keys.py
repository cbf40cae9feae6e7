"""The keys of the page in words, for F1."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.kit.page import KeyHint


class KeyWords(QObject):
    """Says what each key does."""

    def hints(self) -> tuple[KeyHint, ...]:
        """One for each key."""
        return (
            KeyHint("↑ ↓ ← →", self.tr("Choose the next session; with Shift as well")),
            KeyHint("Tab", self.tr("The next session by time; Esc, then Tab: on to the next part")),
            KeyHint(
                "Ctrl+↑ ↓ ← →",
                self.tr("Lift it and carry it by 5 minutes or a room; Enter drops it, Esc puts it back"),
            ),
            KeyHint("P", self.tr("While carried: what follows in the room makes way; with the mouse: Shift")),
            KeyHint("Alt+↑ ↓", self.tr("Carry its end, with Shift its start; Enter drops it")),
            KeyHint("N", self.tr("Hold it over the next free place; N again for the one after")),
            KeyHint("Enter", self.tr("To the inspector; in the list: into the next free place")),
            KeyHint("F2", self.tr("Type the title")),
            KeyHint("Insert", self.tr("Add a session; with the mouse: draw it on empty space")),
            KeyHint("Ctrl+D", self.tr("Duplicate")),
            KeyHint("C", self.tr("To the next session with a conflict")),
            KeyHint("S", self.tr("Swap two sessions")),
            KeyHint("B", self.tr("Copy the break to all rooms")),
            KeyHint("L", self.tr("Lock or unlock")),
            KeyHint("Del", self.tr("Take its time away; Shift+Del: remove it for good")),
            KeyHint("Ctrl+PgUp, PgDn", self.tr("The day before, the day after")),
            KeyHint("G, T", self.tr("Grid, table; in the table F2 types start, length, room and title in")),
            KeyHint("U, /", self.tr("To the list of what has no time, to its search")),
            KeyHint("+ - 0", self.tr("Nearer, farther, as usual")),
        )
