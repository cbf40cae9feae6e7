"""Long jobs beside the window: started here, shown in the task strip, cancelled at their next report."""

from __future__ import annotations

from desktop_app.kit.tasks.runner import Task, TaskRunner

__all__ = ["Task", "TaskRunner"]
