"""Tests of the shared paper parts."""
