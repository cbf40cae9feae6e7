"""Which role may do what, and which permission each write needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from desktop_app.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable


class Role(StrEnum):
    """What a person is there for; each may do all that the ones before may."""

    VOLUNTEER = "volunteer"
    DESK = "desk"
    SUPERVISOR = "supervisor"
    ORGANISER = "organiser"


class Permission(Enum):
    """One thing that some may do and others may not."""

    CHECK_IN = auto()
    WALK_IN = auto()
    ANNUL = auto()
    EDIT = auto()
    OVERRULE = auto()
    BULK = auto()
    EXPORT = auto()
    ERASE = auto()
    SETUP = auto()
    STAFF = auto()


class RoleRefusal(Enum):
    """Why somebody may not do this; one for each permission, by its name."""

    CHECK_IN = auto()
    WALK_IN = auto()
    ANNUL = auto()
    EDIT = auto()
    OVERRULE = auto()
    BULK = auto()
    EXPORT = auto()
    ERASE = auto()
    SETUP = auto()
    STAFF = auto()


# The door must never wait for somebody with a higher role: what happens at each guest is everybody's, and so
# is taking a slip back. What touches many people, or what cannot be seen at the door, is not.
_VOLUNTEER: Final = frozenset({Permission.CHECK_IN, Permission.WALK_IN, Permission.ANNUL})
_DESK: Final = _VOLUNTEER | {Permission.EDIT}
_SUPERVISOR: Final = _DESK | {Permission.OVERRULE, Permission.BULK, Permission.EXPORT}
_ORGANISER: Final = frozenset(Permission)
_RIGHTS: Final = MappingProxyType(
    {
        Role.VOLUNTEER: _VOLUNTEER,
        Role.DESK: _DESK,
        Role.SUPERVISOR: _SUPERVISOR,
        Role.ORGANISER: _ORGANISER,
    }
)

# Which permission an action needs, by the name under which the journal knows it. One that is missing here
# changes single registrations and needs EDIT.
_NEEDED: Final = MappingProxyType(
    {
        "check_in": Permission.CHECK_IN,
        "check_in_attendee": Permission.CHECK_IN,
        "give_everything": Permission.CHECK_IN,
        "give_thing": Permission.CHECK_IN,
        "take_back_thing": Permission.CHECK_IN,
        "check_in_delegation": Permission.CHECK_IN,
        "cancel_job": Permission.CHECK_IN,
        "change_roll": Permission.CHECK_IN,
        "claim_job": Permission.CHECK_IN,
        "finish_run": Permission.CHECK_IN,
        "hasten_job": Permission.CHECK_IN,
        "move_job": Permission.CHECK_IN,
        "name_job": Permission.CHECK_IN,
        "pause_printer": Permission.CHECK_IN,
        "queue_job": Permission.CHECK_IN,
        "record_cards": Permission.CHECK_IN,
        "note_sheets": Permission.CHECK_IN,
        "record_printouts": Permission.CHECK_IN,
        "replace_code": Permission.CHECK_IN,
        "report_job": Permission.CHECK_IN,
        "retry_job": Permission.CHECK_IN,
        "add_walk_in": Permission.WALK_IN,
        "annul_scan": Permission.ANNUL,
        "edit_attendee": Permission.EDIT,
        "keep_organisations_apart": Permission.EDIT,
        "keep_people_apart": Permission.EDIT,
        "merge_people": Permission.EDIT,
        "set_custom": Permission.EDIT,
        "promote_at_door": Permission.EDIT,
        "delete_view": Permission.EDIT,
        "rename_view": Permission.EDIT,
        "save_view": Permission.EDIT,
        "set_photo": Permission.EDIT,
        "remove_photo": Permission.EDIT,
        "settle_conflicts": Permission.EDIT,
        "accept_request": Permission.EDIT,
        "add_absence": Permission.EDIT,
        "add_request": Permission.EDIT,
        "cancel_meeting": Permission.EDIT,
        "cancel_request": Permission.EDIT,
        "clear_outcome": Permission.EDIT,
        "close_meeting_table": Permission.EDIT,
        "decline_request": Permission.EDIT,
        "edit_request": Permission.EDIT,
        "end_absence": Permission.EDIT,
        "join_meeting": Permission.EDIT,
        "lock_meeting": Permission.EDIT,
        "move_meeting": Permission.EDIT,
        "note_outcome": Permission.EDIT,
        "open_meeting_table": Permission.EDIT,
        "place_meeting": Permission.EDIT,
        "remove_absence": Permission.EDIT,
        "set_profile": Permission.EDIT,
        "set_slot_availability": Permission.EDIT,
        "set_stay": Permission.EDIT,
        "swap_meetings": Permission.EDIT,
        "unlock_meeting": Permission.EDIT,
        "accept_conflict": Permission.EDIT,
        "add_new_speaker": Permission.EDIT,
        "add_person": Permission.EDIT,
        "add_session": Permission.EDIT,
        "add_speaker": Permission.EDIT,
        "cancel_sign_up": Permission.EDIT,
        "copy_break": Permission.EDIT,
        "delay_session": Permission.EDIT,
        "discard_plan": Permission.EDIT,
        "duplicate_session": Permission.EDIT,
        "edit_person": Permission.EDIT,
        "edit_session": Permission.EDIT,
        "lock_sessions": Permission.EDIT,
        "make_plan": Permission.EDIT,
        "move_session": Permission.EDIT,
        "move_sessions": Permission.EDIT,
        "move_to_day": Permission.EDIT,
        "order_speakers": Permission.EDIT,
        "remove_speaker": Permission.EDIT,
        "rename_plan": Permission.EDIT,
        "reopen_conflict": Permission.EDIT,
        "resize_session": Permission.EDIT,
        "shift_rest": Permission.EDIT,
        "sign_up": Permission.EDIT,
        "swap_sessions": Permission.EDIT,
        "unlock_sessions": Permission.EDIT,
        "unschedule_sessions": Permission.EDIT,
        "overrule_scan": Permission.OVERRULE,
        "assign_boxes": Permission.BULK,
        "change_status": Permission.BULK,
        "edit_attendees": Permission.BULK,
        "edit_many": Permission.BULK,
        "add_photos": Permission.BULK,
        "import_plan": Permission.BULK,
        "promote_people": Permission.BULK,
        "delete_mapping": Permission.BULK,
        "rename_mapping": Permission.BULK,
        "save_mapping": Permission.BULK,
        "merge_organisations": Permission.BULK,
        "import_requests": Permission.BULK,
        "write_repair": Permission.BULK,
        "write_schedule": Permission.BULK,
        "adopt_plan": Permission.BULK,
        "import_programme": Permission.BULK,
        "link_people": Permission.BULK,
        "release_agenda": Permission.BULK,
        "remove_sessions": Permission.BULK,
        "reset_agenda": Permission.BULK,
        "sign_up_many": Permission.BULK,
        "erase_people": Permission.ERASE,
        "purge_event": Permission.ERASE,
        "add_category": Permission.SETUP,
        "add_point": Permission.SETUP,
        "add_question": Permission.SETUP,
        "add_thing": Permission.SETUP,
        "add_template": Permission.SETUP,
        "remove_template": Permission.SETUP,
        "save_template": Permission.SETUP,
        "add_sheet": Permission.SETUP,
        "change_sheet": Permission.SETUP,
        "remove_sheet": Permission.SETUP,
        "create_event": Permission.SETUP,
        "edit_category": Permission.SETUP,
        "edit_event": Permission.SETUP,
        "edit_point": Permission.SETUP,
        "edit_question": Permission.SETUP,
        "edit_thing": Permission.SETUP,
        "move_question": Permission.SETUP,
        "move_thing": Permission.SETUP,
        "remove_category": Permission.SETUP,
        "remove_point": Permission.SETUP,
        "remove_question": Permission.SETUP,
        "remove_thing": Permission.SETUP,
        "rename_station": Permission.SETUP,
        "save_station": Permission.SETUP,
        "add_meeting_block": Permission.SETUP,
        "add_meeting_tables": Permission.SETUP,
        "add_meeting_type": Permission.SETUP,
        "edit_meeting_block": Permission.SETUP,
        "edit_meeting_table": Permission.SETUP,
        "edit_meeting_type": Permission.SETUP,
        "remove_meeting_block": Permission.SETUP,
        "remove_meeting_table": Permission.SETUP,
        "remove_meeting_type": Permission.SETUP,
        "add_room": Permission.SETUP,
        "add_track": Permission.SETUP,
        "edit_room": Permission.SETUP,
        "edit_track": Permission.SETUP,
        "open_session_door": Permission.SETUP,
        "order_rooms": Permission.SETUP,
        "remove_room": Permission.SETUP,
        "remove_track": Permission.SETUP,
        "set_agenda": Permission.SETUP,
        "add_staff": Permission.STAFF,
        "bring_back_staff": Permission.STAFF,
        "change_role": Permission.STAFF,
        "let_staff_go": Permission.STAFF,
        "remove_pin": Permission.STAFF,
        "rename_staff": Permission.STAFF,
        "set_pin": Permission.STAFF,
    }
)


@dataclass(frozen=True, slots=True)
class Worker:
    """A person who works at the event now."""

    id: str
    name: str
    role: Role
    has_pin: bool


# Who works at a desk where nobody said who they are.
NOBODY: Final = Worker("", "", Role.VOLUNTEER, has_pin=False)


def are_roles_in_force(workers: Iterable[Worker]) -> bool:
    """Whether roles count at all: as long as no organiser has a PIN, everybody may do everything.

    So nobody can be locked out, whatever was set, undone or removed: there is somebody who may change it, or
    there is nothing to change.
    """
    return any(worker.has_pin and worker.role is Role.ORGANISER for worker in workers)


def rights_of(worker: Worker) -> frozenset[Permission]:
    """What somebody may do while roles are in force.

    A higher role counts only with a PIN: a name alone is picked from a list by anybody.
    """
    return _RIGHTS[worker.role if worker.has_pin else Role.VOLUNTEER]


def may(worker: Worker, permission: Permission, workers: Iterable[Worker]) -> bool:
    """Whether somebody may do this among those who work here."""
    return permission in rights_of(worker) or not are_roles_in_force(workers)


def permission_for(verb: str) -> Permission:
    """What an action needs, by the name of its function."""
    return _NEEDED.get(verb, Permission.EDIT)


def refusal_of(permission: Permission) -> Refused:
    """The refusal of somebody who lacks a permission."""
    return Refused(RoleRefusal[permission.name])
