"""Files for other translation programs: PO, XLIFF 1.2 and XLIFF 2.1, out and in."""
