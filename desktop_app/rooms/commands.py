"""What the palette says of each room, and the method of the room's page that does it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop_app.kit.page import Page

# What the palette says, and the method of the room's page, or of a part of it, that does it.
CHECKIN_COMMANDS: Final = (
    (QT_TRANSLATE_NOOP("Rooms", "Test the scanner"), "test_scanner"),
    (QT_TRANSLATE_NOOP("Rooms", "Camera on or off"), "toggle_camera"),
    (QT_TRANSLATE_NOOP("Rooms", "Read a code from a picture…"), "read_picture"),
    (QT_TRANSLATE_NOOP("Rooms", "Cockpit"), "show_cockpit"),
    (QT_TRANSLATE_NOOP("Rooms", "Self check-in for guests"), "begin_kiosk"),
    (QT_TRANSLATE_NOOP("Rooms", "Door list on paper…"), "save_door_list"),
    (QT_TRANSLATE_NOOP("Rooms", "Enter a door list…"), "enter_door_list"),
    (QT_TRANSLATE_NOOP("Rooms", "Check in for a session…"), "ask_session"),
    (QT_TRANSLATE_NOOP("Rooms", "Hand-outs…"), "show_hand_outs"),
    (QT_TRANSLATE_NOOP("Rooms", "What would happen at the door…"), "ask_what_would_happen"),
)
PEOPLE_COMMANDS: Final = (
    (QT_TRANSLATE_NOOP("Rooms", "Import registrations…"), "import_file"),
    (QT_TRANSLATE_NOOP("Rooms", "Add a walk-in"), "walk_in"),
    (QT_TRANSLATE_NOOP("Rooms", "Boxes of printed badges…"), "open_boxes"),
    (QT_TRANSLATE_NOOP("Rooms", "Save everything held on the chosen person…"), "save_held"),
    (QT_TRANSLATE_NOOP("Rooms", "Erase the selected people…"), "erase_selected"),
    (QT_TRANSLATE_NOOP("Rooms", "Look-alikes: who is there twice…"), "show_look_alikes"),
    (QT_TRANSLATE_NOOP("Rooms", "Promote from the waitlist…"), "promote"),
)
MEETINGS_COMMANDS: Final = (
    (QT_TRANSLATE_NOOP("Rooms", "Schedule the meetings"), "schedule"),
    (QT_TRANSLATE_NOOP("Rooms", "Schedule the meetings thoroughly, for a minute"), "schedule_thoroughly"),
    (QT_TRANSLATE_NOOP("Rooms", "Who is missing at the meetings: repair"), "repair"),
    (QT_TRANSLATE_NOOP("Rooms", "Add a request for a meeting…"), "add_request"),
    (QT_TRANSLATE_NOOP("Rooms", "Import requests for meetings…"), "import_requests"),
    (QT_TRANSLATE_NOOP("Rooms", "How meetings went: enter outcomes"), "enter_outcomes"),
    (QT_TRANSLATE_NOOP("Rooms", "Print meeting cards and sheets…"), "print_paper"),
    (QT_TRANSLATE_NOOP("Rooms", "Print the stale meeting cards"), "print_stale_cards"),
    (QT_TRANSLATE_NOOP("Rooms", "Blocks, tables and types of meetings…"), "set_up"),
)
AGENDA_COMMANDS: Final = (
    (QT_TRANSLATE_NOOP("Rooms", "Add a session to the programme"), "doing.add"),
    (QT_TRANSLATE_NOOP("Rooms", "Programme as a grid"), "show_grid"),
    (QT_TRANSLATE_NOOP("Rooms", "Programme as a table"), "show_table"),
    (QT_TRANSLATE_NOOP("Rooms", "Import a programme…"), "desk.import_file"),
    (QT_TRANSLATE_NOOP("Rooms", "Release the programme…"), "desk.release"),
    (QT_TRANSLATE_NOOP("Rooms", "Releases of the programme: compare, go back…"), "desk.show_releases"),
    (QT_TRANSLATE_NOOP("Rooms", "New what-if copy of the programme…"), "desk.plans.make"),
    (QT_TRANSLATE_NOOP("Rooms", "The chosen session is late: what can be done"), "desk.show_late"),
    (QT_TRANSLATE_NOOP("Rooms", "Print the programme…"), "desk.print_paper"),
    (QT_TRANSLATE_NOOP("Rooms", "Print the sheets of the programme that are wrong now"), "desk.print_wrong"),
    (QT_TRANSLATE_NOOP("Rooms", "Now and next on a second display…"), "desk.show_now_next"),
    (QT_TRANSLATE_NOOP("Rooms", "Rooms, tracks and times of the agenda…"), "desk.set_up"),
)
SETUP_COMMANDS: Final = (
    (QT_TRANSLATE_NOOP("Rooms", "Backups"), "show_backups"),
    (QT_TRANSLATE_NOOP("Rooms", "Personal data: purge the event…"), "show_personal"),
)


def run_command(name: str, page: Page) -> None:
    """Call a page's method, or one of its parts: "desk.release"."""
    attrgetter(name)(page)()
