"""Tests of refusals and their sentences."""
