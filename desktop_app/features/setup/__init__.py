"""Setup: event, categories, check-in points, stations."""
