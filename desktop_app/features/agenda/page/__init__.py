"""The screens of the agenda."""
