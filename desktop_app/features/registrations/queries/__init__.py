"""What the registrations room reads: table rows, one person, what is there before an import."""
