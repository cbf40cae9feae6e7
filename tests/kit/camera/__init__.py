"""Tests of scanning with a camera."""
