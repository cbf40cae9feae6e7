"""Check-in: scan or find a person, see at a glance whether to let them in."""
