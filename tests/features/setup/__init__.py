"""Tests of the setup room."""
