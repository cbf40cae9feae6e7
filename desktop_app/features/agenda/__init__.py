"""Agenda: sessions in rooms and times, what clashes, what moved, and the files that carry a programme."""
