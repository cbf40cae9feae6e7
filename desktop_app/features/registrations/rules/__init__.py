"""What the registrations room decides without a database or a screen: fields, mappings, values, plans."""
