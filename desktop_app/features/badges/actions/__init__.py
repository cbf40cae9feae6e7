"""What the badges room writes: templates, the queue, and the log of what was printed for whom."""

from desktop_app.features.badges.actions.codes import replace_code
from desktop_app.features.badges.actions.printers import change_roll, pause_printer
from desktop_app.features.badges.actions.printouts import record_printouts
from desktop_app.features.badges.actions.queue import (
    cancel_job,
    claim_job,
    finish_run,
    hasten_job,
    move_job,
    name_job,
    queue_job,
    report_job,
    retry_job,
)
from desktop_app.features.badges.actions.sheets import add_sheet, change_sheet, remove_sheet
from desktop_app.features.badges.actions.templates import add_template, remove_template, save_template

__all__ = [
    "add_sheet",
    "add_template",
    "cancel_job",
    "change_roll",
    "change_sheet",
    "claim_job",
    "finish_run",
    "hasten_job",
    "move_job",
    "name_job",
    "pause_printer",
    "queue_job",
    "record_printouts",
    "remove_sheet",
    "remove_template",
    "replace_code",
    "report_job",
    "retry_job",
    "save_template",
]
