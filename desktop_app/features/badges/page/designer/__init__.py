"""The badge designer: elements at the left, the badge in the middle, what can be set at the right."""

from __future__ import annotations

from desktop_app.features.badges.page.designer.designer import Designer

__all__ = ["Designer"]
