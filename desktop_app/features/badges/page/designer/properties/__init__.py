"""What can be set at the right: of the chosen elements, or of the whole template when nothing is chosen."""

from __future__ import annotations

from desktop_app.features.badges.page.designer.properties.panel import PropertiesPanel

__all__ = ["PropertiesPanel"]
