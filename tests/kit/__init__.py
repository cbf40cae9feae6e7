"""Tests of the shared Qt parts."""
