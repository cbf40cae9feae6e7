"""ReportLab parts that several rooms share: fonts, fitting text, QR, sheets."""
