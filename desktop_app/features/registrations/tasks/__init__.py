"""The registrations room's long jobs: reading a file, planning an import, exporting."""
