"""What breaks is logged and told in plain words, once, and never as a traceback in the face."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, qInstallMessageHandler, qWarning
from PySide6.QtGui import QDesktopServices, QGuiApplication

from db.store import UndoRefusal
from desktop_app.errors import Refused
from desktop_app.shell.error_box import ErrorBox, ErrorCatcher
from desktop_app.shell.log import open_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("theme")
LEFT = Qt.MouseButton.LeftButton


def failure() -> ValueError:
    return ValueError("a table for three")


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    heard_by = qInstallMessageHandler(None)
    yield open_log(tmp_path / "data")
    qInstallMessageHandler(heard_by)
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def catcher(log_file: Path) -> ErrorCatcher:
    return ErrorCatcher(log_file)


def opened(catcher: ErrorCatcher, qtbot: QtBot) -> ErrorBox:
    qtbot.waitUntil(lambda: catcher.box is not None)
    assert catcher.box is not None
    qtbot.addWidget(catcher.box)
    return catcher.box


def test_the_box_says_what_to_do_and_hides_the_traceback(qtbot: QtBot, catcher: ErrorCatcher) -> None:
    error = failure()
    catcher.catch(type(error), error, error.__traceback__)
    box = opened(catcher, qtbot)
    words = box.happened.text() + box.todo.text() + box.place.text()
    assert "a table for three" not in words
    assert "Traceback" not in words
    assert "restart Forum Desk" in words
    qtbot.mouseClick(box.copy, LEFT)
    assert "ValueError: a table for three" in QGuiApplication.clipboard().text()
    assert box.copy.text() == "Copied"
    qtbot.mouseClick(box.close_button, LEFT)
    qtbot.waitUntil(lambda: catcher.box is None)


def test_a_refusal_is_its_own_sentence(qtbot: QtBot, catcher: ErrorCatcher) -> None:
    refused = Refused(UndoRefusal.NOTHING)
    catcher.catch(Refused, refused, None)
    box = opened(catcher, qtbot)
    assert box.happened.text() == "There is nothing to undo."
    box.reject()


def test_errors_that_follow_each_other_open_one_box(
    qtbot: QtBot, catcher: ErrorCatcher, log_file: Path
) -> None:
    for _again in range(3):
        error = failure()
        catcher.catch(type(error), error, error.__traceback__)
    first = opened(catcher, qtbot)
    qtbot.waitUntil(lambda: log_file.read_text("utf-8").count("ValueError: a table for three") == 3)
    assert catcher.box is first
    first.accept()


def test_all_threads_are_caught(qtbot: QtBot, catcher: ErrorCatcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    catcher.install()
    assert sys.excepthook == catcher.catch
    thread = threading.Thread(target=failing)
    thread.start()
    thread.join()
    opened(catcher, qtbot).accept()


def failing() -> None:
    raise failure()


def test_ctrl_c_in_a_terminal_stays_what_it_is(
    catcher: ErrorCatcher, capsys: pytest.CaptureFixture[str]
) -> None:
    catcher.catch(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err
    assert catcher.box is None


def test_qt_speaks_to_the_log(log_file: Path) -> None:
    qWarning("The projector hums")
    assert "WARNING qt: The projector hums" in log_file.read_text("utf-8")


def test_the_log_folder_opens(
    qtbot: QtBot, catcher: ErrorCatcher, log_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()))
    error = failure()
    catcher.catch(type(error), error, error.__traceback__)
    box = opened(catcher, qtbot)
    qtbot.mouseClick(box.open_log, LEFT)
    assert asked == [str(log_file.parent)]
    box.accept()


def test_a_box_that_something_hid_does_not_keep_the_next_error_back(
    qtbot: QtBot, catcher: ErrorCatcher
) -> None:
    """The self check-in hides whatever opens over the guests' screen."""
    error = failure()
    catcher.catch(type(error), error, None)
    hidden = opened(catcher, qtbot)
    hidden.hide()
    catcher.catch(type(error), error, None)
    qtbot.waitUntil(lambda: catcher.box is not hidden)
    seen = opened(catcher, qtbot)
    assert seen.isVisible()
    catcher.catch(type(error), error, None)
    qtbot.wait(1)
    assert catcher.box is seen
    seen.reject()
