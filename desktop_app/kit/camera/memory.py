"""What this station remembers of its camera: which one, how it is shown, and how long it stays on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

_NAME: Final = "camera/name"
_MIRRORED: Final = "camera/mirrored"
_MINUTES: Final = "camera/minutes"

MINUTES: Final = (2, 5, 15, 60)
_USUAL: Final = 5


class CameraMemory:
    """The camera's settings of this computer."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def name(self) -> str:
        """The camera that was chosen, "" for the system's choice."""
        return str(self._settings.value(_NAME, ""))

    @name.setter
    def name(self, name: str) -> None:
        self._settings.setValue(_NAME, name)

    @property
    def mirrored(self) -> bool:
        """Whether the picture is shown like a mirror."""
        return str(self._settings.value(_MIRRORED, "yes")) == "yes"

    @mirrored.setter
    def mirrored(self, mirrored: bool) -> None:
        self._settings.setValue(_MIRRORED, "yes" if mirrored else "no")

    @property
    def minutes(self) -> int:
        """After so many minutes without a code it is switched off."""
        kept = str(self._settings.value(_MINUTES, ""))
        return int(kept) if kept in {str(each) for each in MINUTES} else _USUAL

    @minutes.setter
    def minutes(self, minutes: int) -> None:
        self._settings.setValue(_MINUTES, minutes)
