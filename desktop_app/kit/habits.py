"""How this desk computer behaves towards who stands before it; never part of the event."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

_SECONDS: Final = "desk/names_hidden_after"
_PERSONAL: Final = "desk/personal_hidden"
_TOUCH: Final = "desk/touch"
_KIOSK: Final = "station/kiosk"

# Never, or after so many seconds.
NEVER: Final = 0
SECONDS: Final = (NEVER, 15, 30, 60, 120, 300)
_USUAL: Final = 60
# What stands in place of an e-mail address or a telephone number; it tells not even how long they are.
VEIL: Final = "•••••"


class Touch(StrEnum):
    """Whether everything is made large enough for fingers."""

    AUTOMATIC = "automatic"
    ON = "on"
    OFF = "off"


class Habits:
    """The settings of this computer; each is read anew, for they change in another room."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def seconds(self) -> int:
        """After so many seconds without a key or the mouse names are hidden; 0 for never."""
        kept = str(self._settings.value(_SECONDS, ""))
        return int(kept) if kept in {str(each) for each in SECONDS} else _USUAL

    @seconds.setter
    def seconds(self, seconds: int) -> None:
        self._settings.setValue(_SECONDS, seconds)

    @property
    def personal_hidden(self) -> bool:
        """Whether e-mail addresses and telephone numbers are hidden in the list of people."""
        return str(self._settings.value(_PERSONAL, "no")) == "yes"

    @personal_hidden.setter
    def personal_hidden(self, hidden: bool) -> None:
        self._settings.setValue(_PERSONAL, "yes" if hidden else "no")

    @property
    def touch(self) -> Touch:
        """Whether things are large enough for fingers; automatic waits for the first finger."""
        kept = str(self._settings.value(_TOUCH, ""))
        return Touch(kept) if kept in set(Touch) else Touch.AUTOMATIC

    @touch.setter
    def touch(self, touch: Touch) -> None:
        self._settings.setValue(_TOUCH, touch.value)

    @property
    def lent_to_guests(self) -> bool:
        """Whether guests have the screen: they have it again after the program was ended in their hands."""
        return str(self._settings.value(_KIOSK, "no")) == "yes"

    @lent_to_guests.setter
    def lent_to_guests(self, lent: bool) -> None:
        self._settings.setValue(_KIOSK, "yes" if lent else "no")
