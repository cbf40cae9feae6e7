"""The registrations room's dialogs: importing a list, adding a walk-in."""
