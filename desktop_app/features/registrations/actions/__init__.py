"""What the registrations room writes: imports, walk-ins, edits."""
