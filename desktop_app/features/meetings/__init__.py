"""Bilateral meetings: requests, schedule, repair on site."""
