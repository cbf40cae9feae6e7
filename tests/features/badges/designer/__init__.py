"""Tests of the badge designer."""
