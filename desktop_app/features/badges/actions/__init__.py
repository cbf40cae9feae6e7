"""What the badges room writes: templates, and the log of what was printed for whom."""

from desktop_app.features.badges.actions.printouts import record_printouts
from desktop_app.features.badges.actions.templates import add_template, remove_template, save_template

__all__ = ["add_template", "record_printouts", "remove_template", "save_template"]
