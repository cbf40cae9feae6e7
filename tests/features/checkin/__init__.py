"""Tests of the check-in room."""
