"""Tests of the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.kit.language import speak

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def kept(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    yield qapp
    QLocale.setDefault(before)


@pytest.mark.parametrize("name", ["xx_XX", "C", "is_IS"])
def test_a_language_without_a_catalogue_is_english(kept: QApplication, tmp_path: Path, name: str) -> None:
    assert speak(kept, tmp_path, QLocale(name)) == "en"
    assert QLocale().language() is QLocale.Language.English


def test_a_language_with_a_catalogue_is_spoken(kept: QApplication, tmp_path: Path) -> None:
    (tmp_path / "forumdesk_lt.qm").write_bytes(b"")
    assert speak(kept, tmp_path, QLocale("lt_LT")) == "lt"
    assert QCoreApplication.translate("Rooms", "People") == "People"
