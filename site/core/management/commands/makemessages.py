"""Collects the texts to translate as Django does, without guesses at what they could mean."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    # A fuzzy entry is a guess of the tool, and never shown: an empty one is honest.
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
