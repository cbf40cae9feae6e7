"""The event file: tables, the one write door, the journal, search and backups."""
