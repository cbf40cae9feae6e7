"""Parts of a page that are grey for who may not use them, with the reason as their tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.duty.duty import Duty
    from desktop_app.staff import Permission


def bar(duty: Duty, permission: Permission, *parts: QWidget) -> None:
    """Grey parts from now on while who works here lacks a permission.

    It is a courtesy: the store's guard refuses all the same. For parts that nothing else greys.
    """
    for part in parts:
        _Barring(duty, permission, part)


class _Barring(QObject):
    """Watches over one part, and goes with it."""

    def __init__(self, duty: Duty, permission: Permission, part: QWidget) -> None:
        super().__init__(part)
        self._duty = duty
        self._permission = permission
        self._part = part
        self._tip = part.toolTip()
        duty.changed.connect(self._on_duty_changed)
        self._on_duty_changed()

    def _on_duty_changed(self) -> None:
        why_not = self._duty.why_not(self._permission)
        self._part.setEnabled(not why_not)
        self._part.setToolTip(why_not or self._tip)
