"""Programmes in files: schedule.xml, schedule.json, iCalendar, tables and JSON-LD."""
