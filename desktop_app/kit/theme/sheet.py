"""The one style sheet, generated from the tokens."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from desktop_app.kit.theme.tokens import Size, Space, Type

if TYPE_CHECKING:
    from desktop_app.kit.theme.tokens import Tokens

# Tables have no ::item rules on purpose: with them every cell is drawn by the style sheet's engine,
# and 100,000 rows no longer scroll at a bare table's pace. The palette colours their selection.
_SHEET = Template("""
QWidget { font-size: ${base}px; }
QMainWindow, QDialog, QWidget#kiosk { background: $surface; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: ${hair}px; }

QLabel[type="caption"] { font-size: ${caption}px; color: $muted; }
QLabel[type="muted"] { color: $muted; }
QLabel[type="strong"] { font-size: ${strong}px; font-weight: 600; }
QLabel[type="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[type="large"] { font-size: ${large_type}px; font-weight: 600; }
QLabel[type="verdict"] { font-size: ${verdict}px; font-weight: 600; }
QLabel[beside="editor"] { min-height: ${control_height}px; }
QLabel[state="accent"] { color: $accent; }
QLabel[state="admitted"] { color: $admitted; }
QLabel[state="attention"] { color: $attention; }
QLabel[state="refused"] { color: $refused; }

QPushButton {
  min-height: ${button}px; padding: 0 ${medium}px; border-radius: ${radius}px;
  background: $surface; color: $text; border: 1px solid $control;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunken; }
QPushButton, QToolButton, QCheckBox, QRadioButton, QTabBar { outline: none; }
QPushButton:focus {
  border: 2px solid $accent; min-height: ${focused_button}px; padding: 0 ${focused_padding}px;
}
QPushButton:disabled { color: $control; border-color: $line; background: $raised; }
QPushButton[kind="primary"] {
  background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $pressed; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $control; border-color: $line; }
QPushButton[kind="destructive"] { color: $refused; border-color: $refused; }
QPushButton[kind="destructive"]:hover { background: $refused_wash; }
QPushButton[kind="destructive"]:focus { border-color: $refused; }
QPushButton[kind="destructive"]:disabled { color: $control; border-color: $line; }
QPushButton[kind="quiet"] { border-color: transparent; background: transparent; color: $accent; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border-color: $accent; }
QPushButton[kind="quiet"]:disabled { color: $control; }
QPushButton[kind="link"] {
  border-color: transparent; background: transparent; color: $accent; padding: 0; text-align: left;
}
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus {
  border: 1px solid transparent; border-bottom: 2px solid $accent; border-radius: 0; padding: 0;
  min-height: ${focused_button}px;
}
QPushButton[scale="small"] { min-height: ${small_button}px; font-size: ${caption}px; padding: 0 ${small}px; }
QPushButton[scale="touch"] { min-height: ${touch}px; font-size: ${title}px; padding: 0 ${large}px; }
QPushButton[kind="chip"] {
  min-height: ${chip}px; border-radius: ${chip_round}px; padding: 0 ${medium}px; border-color: $control;
}
QPushButton[kind="chip"]:focus, QPushButton[scale="small"]:focus { border-width: 1px; border-color: $accent; }
QPushButton[kind="chip"]:checked { background: $chosen; border-color: $accent; color: $accent; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[opens="true"], QPushButton[kind="chip"][opens="true"] { padding-right: ${large}px; }
QPushButton[opens="true"]::menu-indicator {
  image: url("$marks/caret-down.png"); width: ${medium}px; height: ${medium}px;
  subcontrol-origin: padding; subcontrol-position: center right; right: ${small}px;
}
QToolButton {
  border: 1px solid transparent; border-radius: ${radius}px; padding: ${hair}px; background: transparent;
}
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $chosen; }
QToolButton:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox,
QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox {
  background: $surface; color: $text; border: 1px solid $control; border-radius: ${radius}px;
  padding: 0 ${small}px; selection-background-color: $chosen; selection-color: $text;
}
QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox {
  min-height: ${button}px;
}
QPlainTextEdit, QTextEdit { padding: ${hair}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QDateEdit:focus, QTimeEdit:focus, QDateTimeEdit:focus, QComboBox:focus { border: 1px solid $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled,
QDateEdit:disabled, QTimeEdit:disabled, QDateTimeEdit:disabled, QComboBox:disabled {
  background: $raised; color: $control; border-color: $line;
}
QLineEdit:read-only { background: $raised; border-color: $line; }
QLineEdit[wrong="true"] { border-color: $refused; }
QLineEdit[kind="large"] { min-height: ${large_field}px; font-size: ${title}px; padding: 0 ${medium}px; }
QTableView QLineEdit, QTreeView QLineEdit, QListView QLineEdit {
  min-height: 0; border-radius: 0; padding: 0;
}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
  border: none; border-radius: 0; padding: 0; min-height: 0; background: transparent;
}
QAbstractSpinBox { max-height: ${button}px; }
QComboBox::drop-down { border: none; width: ${wide}px; }
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow {
  image: url("$marks/caret-down.png"); width: ${medium}px; height: ${medium}px;
}
QCheckBox, QRadioButton { spacing: ${small}px; min-height: ${button}px; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator, QListView::indicator {
  width: ${mark}px; height: ${mark}px; border-radius: ${hair}px;
  background: $surface; border: 1px solid $control;
}
QRadioButton::indicator { border-radius: ${mark_round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$marks/check.png");
}
QCheckBox::indicator:indeterminate {
  background: $accent; border-color: $accent; image: url("$marks/minus.png");
}
QRadioButton::indicator:checked {
  background: $accent; border-color: $accent; image: url("$marks/circle.png");
}
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $control; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; outline: none; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; width: ${wide}px; }

QTableView, QTreeView, QListView {
  background: $surface; border: none; outline: none; gridline-color: $line;
  selection-background-color: $chosen; selection-color: $text;
}
QListView[kind="bare"] { background: transparent; }
QListView[kind="sections"]::item {
  border: 1px solid transparent; border-radius: ${radius}px; padding: 0 ${small}px; color: $muted;
}
QListView[kind="sections"]::item:hover { background: $hover; }
QListView[kind="sections"]::item:selected { background: $chosen; color: $text; }
QListView[kind="sections"]::item:selected:focus { border-color: $accent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
  background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 0 ${cell}px; font-size: ${caption}px; font-weight: 600;
}
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $surface; border: none; }

QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: ${medium}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${medium}px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: ${hair}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${huge}px; }
QScrollBar::handle:horizontal { min-width: ${huge}px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QTabBar::tab {
  background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: ${small}px ${medium}px;
}
QTabBar[scale="small"]::tab { padding: ${small}px ${hair}px; margin-right: 2px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $text; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }

QProgressBar { border: none; border-radius: ${bar_round}px; background: $line; max-height: ${hair}px; }
QProgressBar::chunk { background: $accent; border-radius: ${bar_round}px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }

QMenu { background: $surface; border: 1px solid $line; padding: ${hair}px; }
QMenu::item { padding: ${small}px ${wide}px ${small}px ${medium}px; border-radius: ${hair}px; }
QMenu::item:selected { background: $chosen; color: $text; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $line; margin: ${hair}px ${small}px; }
QMenu::icon { padding-left: ${small}px; }

QGroupBox { border: none; margin-top: ${wide}px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="upright"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QFrame[kind="cover"] { background: $sunken; border: none; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[kind="note"] { background: $attention_wash; border: none; border-radius: ${radius}px; }
QFrame[kind="inspector"] { background: $raised; border: none; }
QFrame[kind="rail"] { background: $raised; border: none; border-right: 1px solid $line; }
QFrame[kind="bar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="status"] { background: $raised; border: none; border-top: 1px solid $line; }
QFrame[kind="strip"] { background: $raised; border: none; border-top: 1px solid $line; }
QFrame[kind="toast"] { background: $text; border: none; border-radius: ${radius}px; }
QFrame[kind="toast"] QLabel { color: $surface; }
QFrame[kind="toast"] QPushButton {
  color: $surface; background: transparent; border: 1px solid $surface; min-height: ${chip}px;
}
QFrame[kind="toast"] QPushButton:hover { color: $text; background: $surface; }
QFrame[kind="palette"] { background: $surface; border: 1px solid $control; border-radius: ${radius}px; }
""")

# What fingers need besides: whatever is pressed is as high as a finger is wide.
_FOR_FINGERS = Template("""
QToolButton { padding: ${finger_padding}px; }
QMenu::item { padding: ${medium}px ${huge}px ${medium}px ${medium}px; }
QTabBar::tab { padding: ${medium}px; }
QComboBox QAbstractItemView::item { min-height: ${button}px; }
QScrollBar:vertical { width: ${large}px; }
QScrollBar:horizontal { height: ${large}px; }
""")


def style_sheet(tokens: Tokens, marks: str = "", *, roomy: bool = False) -> str:
    """Write the application's style sheet for `tokens`; `marks` is the folder of `draw_marks`.

    Where it is `roomy`, everything that is pressed is large enough for fingers.
    """
    colours = {
        key: getattr(tokens, key)
        for key in (
            "surface", "raised", "sunken", "line", "control", "text", "muted",
            "accent", "on_accent", "admitted", "attention", "refused", "hover", "chosen", "pressed",
        )
    }  # fmt: skip
    washes = {
        "refused_wash": tokens.wash(tokens.refused),
        "attention_wash": tokens.wash(tokens.attention),
    }
    measures = _measures(Size.FINGER if roomy else Size.CONTROL)
    sheet = _SHEET.substitute(**colours, **washes, **measures, marks=marks)
    return sheet + _FOR_FINGERS.substitute(measures) if roomy else sheet


def _measures(control: int) -> dict[str, int]:
    frame = 2 * Size.LINE
    chip = control - frame if control == Size.FINGER else Space.WIDE - frame
    return {
        "caption": Type.CAPTION,
        "base": Type.BASE,
        "strong": Type.STRONG,
        "title": Type.TITLE,
        "large_type": Type.LARGE,
        "verdict": Type.VERDICT,
        "touch": Size.TOUCH - frame,
        "hair": Space.HAIR,
        "small": Space.SMALL,
        "medium": Space.MEDIUM,
        "large": Space.LARGE,
        "wide": Space.WIDE,
        "huge": Space.HUGE,
        "radius": Size.RADIUS,
        "control_height": control,
        "button": control - frame,
        # A border twice as thick, and the button as large as before.
        "focused_button": control - 2 * frame,
        "focused_padding": Space.MEDIUM - Size.LINE,
        "large_field": Size.ROW + Space.LARGE,
        "chip": chip,
        "small_button": Size.STATUS - 2 * frame - frame,
        "chip_round": (chip + frame) // 2,
        "finger_padding": (Size.FINGER - frame - Size.ICON) // 2,
        "bar_round": Space.HAIR // 2,
        "cell": Size.CELL,
        "mark": Space.LARGE,
        "mark_round": (Space.LARGE + frame) // 2,
    }
