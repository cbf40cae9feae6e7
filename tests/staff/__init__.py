"""Tests of roles, PINs and the pause after wrong ones."""
