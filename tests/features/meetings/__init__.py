"""Tests of the meetings room."""
