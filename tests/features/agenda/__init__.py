"""Tests of the agenda's room."""
