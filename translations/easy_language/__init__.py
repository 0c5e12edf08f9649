"""Leichte Sprache: the check of a text, German beside the editor, and who tested a page."""
