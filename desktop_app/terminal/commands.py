"""What each command does; its module is loaded when it runs: the window need not wait for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

# Loading what draws badges and reads workbooks takes longer than opening the window.
# ruff: noqa: PLC0415


def new_event(options: argparse.Namespace) -> int:
    """Make an event."""
    from desktop_app.terminal import events

    return events.new(options)


def list_events(options: argparse.Namespace) -> int:
    """List the events of the file."""
    from desktop_app.terminal import events

    return events.show(options)


def run_demo(options: argparse.Namespace) -> int:
    """Open the demo forum, or run its day."""
    from desktop_app.terminal import demo

    return demo.run(options)


def import_file(options: argparse.Namespace) -> int:
    """Import registrations."""
    from desktop_app.terminal import people

    return people.import_file(options)


def search(options: argparse.Namespace) -> int:
    """Find people."""
    from desktop_app.terminal import people

    return people.search(options)


def export(options: argparse.Namespace) -> int:
    """Save all registrations."""
    from desktop_app.terminal import people

    return people.export(options)


def export_person(options: argparse.Namespace) -> int:
    """Save everything held on one person."""
    from desktop_app.terminal import personal

    return personal.export(options)


def erase_person(options: argparse.Namespace) -> int:
    """Erase people for good."""
    from desktop_app.terminal import personal

    return personal.erase(options)


def purge(options: argparse.Namespace) -> int:
    """Take everybody out of an event that is over."""
    from desktop_app.terminal import personal

    return personal.purge(options)


def check_in(options: argparse.Namespace) -> int:
    """Check a code in."""
    from desktop_app.terminal import door

    return door.check_in(options)


def draw_badges(options: argparse.Namespace) -> int:
    """Draw badges as PDF."""
    from desktop_app.terminal import badges

    return badges.draw(options)


def list_cameras(options: argparse.Namespace) -> int:
    """List the cameras of this computer."""
    from desktop_app.terminal import cameras

    return cameras.show(options)


def list_look_alikes(options: argparse.Namespace) -> int:
    """List who may be there twice."""
    from desktop_app.terminal import look_alikes

    return look_alikes.list_pairs(options)


def draw_door_kit(options: argparse.Namespace) -> int:
    """Draw the door list as PDF."""
    from desktop_app.terminal import doorkit

    return doorkit.draw(options)


def history(options: argparse.Namespace) -> int:
    """Say who changed what."""
    from desktop_app.terminal import trust

    return trust.history(options)


def undo(options: argparse.Namespace) -> int:
    """Take an action back."""
    from desktop_app.terminal import trust

    return trust.undo(options)


def backup(options: argparse.Namespace) -> int:
    """Copy the event file."""
    from desktop_app.terminal import trust

    return trust.backup(options)


def restore(options: argparse.Namespace) -> int:
    """Put a backup in the place of the event file."""
    from desktop_app.terminal import trust

    return trust.restore(options)


def verify(options: argparse.Namespace) -> int:
    """Check that the event file is whole."""
    from desktop_app.terminal import trust

    return trust.verify(options)


def add_meeting_block(options: argparse.Namespace) -> int:
    """Make a stretch of slots."""
    from desktop_app.terminal import meeting_places

    return meeting_places.add_block(options)


def add_meeting_tables(options: argparse.Namespace) -> int:
    """Make tables for meetings."""
    from desktop_app.terminal import meeting_places

    return meeting_places.add_tables(options)


def add_meeting_type(options: argparse.Namespace) -> int:
    """Make a type of meetings."""
    from desktop_app.terminal import meeting_places

    return meeting_places.add_type(options)


def import_requests(options: argparse.Namespace) -> int:
    """Import requests for meetings."""
    from desktop_app.terminal import meeting_requests

    return meeting_requests.import_file(options)


def note_absence(options: argparse.Namespace) -> int:
    """Note when somebody cannot meet."""
    from desktop_app.terminal import meeting_requests

    return meeting_requests.note_absence(options)


def suggest_meetings(options: argparse.Namespace) -> int:
    """Say whom somebody should meet."""
    from desktop_app.terminal import meeting_requests

    return meeting_requests.suggest(options)


def schedule_meetings(options: argparse.Namespace) -> int:
    """Place requests."""
    from desktop_app.terminal import meeting_schedule

    return meeting_schedule.schedule(options)


def repair_meetings(options: argparse.Namespace) -> int:
    """Plan the rest of the day anew."""
    from desktop_app.terminal import meeting_schedule

    return meeting_schedule.repair(options)


def draw_meeting_cards(options: argparse.Namespace) -> int:
    """Draw meeting cards as PDF."""
    from desktop_app.terminal import meeting_paper

    return meeting_paper.draw(options)


def draw_meeting_sheets(options: argparse.Namespace) -> int:
    """Draw the sheets of meetings as PDF."""
    from desktop_app.terminal import meeting_paper

    return meeting_paper.draw_kind(options)


def check_meetings(options: argparse.Namespace) -> int:
    """List what breaks a rule."""
    from desktop_app.terminal import meeting_schedule

    return meeting_schedule.check(options)


def list_meetings(options: argparse.Namespace) -> int:
    """List all meetings."""
    from desktop_app.terminal import meeting_schedule

    return meeting_schedule.show(options)


def import_agenda(options: argparse.Namespace) -> int:
    """Bring a programme in."""
    from desktop_app.terminal import agenda

    return agenda.import_file(options)


def export_agenda(options: argparse.Namespace) -> int:
    """Write the programme."""
    from desktop_app.terminal import agenda

    return agenda.export_file(options)


def compare_agenda(options: argparse.Namespace) -> int:
    """Say how a file differs from the agenda."""
    from desktop_app.terminal import agenda

    return agenda.compare(options)


def check_agenda(options: argparse.Namespace) -> int:
    """List what clashes."""
    from desktop_app.terminal import agenda

    return agenda.check(options)


def open_door(options: argparse.Namespace) -> int:
    """Make a check-in point of a session."""
    from desktop_app.terminal import agenda_doors

    return agenda_doors.open_door(options)


def show_attendance(options: argparse.Namespace) -> int:
    """Say how many attend each session."""
    from desktop_app.terminal import agenda_doors

    return agenda_doors.attendance(options)


def list_staff(options: argparse.Namespace) -> int:
    """List who works here."""
    from desktop_app.terminal import staff

    return staff.show(options)


def add_staff(options: argparse.Namespace) -> int:
    """Take somebody on."""
    from desktop_app.terminal import staff

    return staff.add(options)


def set_pin(options: argparse.Namespace) -> int:
    """Set somebody's PIN, or take it away."""
    from desktop_app.terminal import staff

    return staff.set_pin(options)


def open_window(options: argparse.Namespace) -> int:
    """Open the window."""
    from desktop_app.terminal import window

    return window.run(options)


def draw_programme(options: argparse.Namespace) -> int:
    """Draw the programme as PDF."""
    from desktop_app.terminal import agenda_paper

    return agenda_paper.draw(options)
