"""The one door to PDF: fonts with fallback, fitting text, QR, sheets, the document; it knows no room."""
