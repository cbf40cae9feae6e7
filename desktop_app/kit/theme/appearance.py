"""The theme in force: follows the system's light or dark unless told."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QStyleFactory

from desktop_app.kit.theme.marks import draw_marks
from desktop_app.kit.theme.sheet import style_sheet
from desktop_app.kit.theme.tokens import DARK, LIGHT, Size, Tokens, Type

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_FAMILY = "Noto Sans"
_BUNDLED = "NotoSans*.ttf"
_HAN = ("Noto Sans SC", "Noto Sans TC", "Noto Sans JP", "Noto Sans KR")
"""One character code, several national forms: in this order, as on paper."""
ROOMY = "roomy"


class Appearance(Enum):
    """What the person chose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Dresses the application; there is one.

    Widgets that paint ask `tokens_of(self)` when they paint; `changed` is for what keeps colours (charts).
    """

    changed = Signal()

    def __init__(self, application: QApplication, fonts: Path | None = None) -> None:
        """Dress `application`; `fonts` is the folder of the bundled Noto Sans, if there is one."""
        super().__init__(application)
        self._application = application
        self._appearance = Appearance.SYSTEM
        self._roomy = False
        self._worn: tuple[Tokens, bool] | None = None
        self._marks = QTemporaryDir()
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(base_font(fonts))
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._dress()

    @property
    def appearance(self) -> Appearance:
        """What was chosen."""
        return self._appearance

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        if self._appearance is not Appearance.SYSTEM:
            return DARK if self._appearance is Appearance.DARK else LIGHT
        scheme = self._application.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT

    @property
    def roomy(self) -> bool:
        """Whether everything is large enough for fingers."""
        return self._roomy

    def choose_roomy(self, *, roomy: bool) -> None:
        """Make everything large enough for fingers, or as dense as a mouse allows."""
        self._roomy = roomy
        self._dress()

    def choose(self, appearance: Appearance) -> None:
        """Wear `appearance` from now on."""
        self._appearance = appearance
        # Window frames and native dialogs are the system's: it must know too.
        self._application.styleHints().setColorScheme(_SCHEMES[appearance])
        self._dress()

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._dress()

    def _dress(self) -> None:
        tokens = self.tokens
        self._application.setPalette(palette(tokens))
        if (tokens, self._roomy) == self._worn:
            return
        self._worn = (tokens, self._roomy)
        self._application.setProperty(ROOMY, self._roomy)
        draw_marks(tokens, Path(self._marks.path()))
        self._application.setStyleSheet(style_sheet(tokens, self._marks.path(), roomy=self._roomy))
        self.changed.emit()


def row_height() -> int:
    """How high a row is that is pressed: ask again when the style changes."""
    application = QCoreApplication.instance()
    roomy = application is not None and bool(application.property(ROOMY))
    return Size.FINGER if roomy else Size.ROW


def palette(tokens: Tokens) -> QPalette:
    """Make Qt's palette from the tokens."""
    made = QPalette()
    for role, colour in _roles(tokens).items():
        made.setColor(role, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(off, role, QColor(tokens.control))
    return made


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: tokens.surface,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.refused,
        role.Highlight: tokens.chosen,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Light: tokens.raised,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.control,
        role.Shadow: tokens.sunken,
    }


def base_font(fonts: Path | None) -> QFont:
    """Noto Sans, with its other scripts behind it: not every computer has letters for every guest's name."""
    bundled: set[str] = set()
    for file in sorted(fonts.glob(_BUNDLED)) if fonts and fonts.is_dir() else ():
        bundled.update(QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file))))
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if _FAMILY in QFontDatabase.families():
        font = QFont([_FAMILY, *sorted(bundled.difference(_HAN, [_FAMILY])), *_HAN])
    font.setPixelSize(Type.BASE)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
