"""Leichte Sprache: written as own texts, not sentence by sentence after the German ones."""

from .home import HOME
from .site import SITE
from .volunteering import CONTACTS, VOLUNTEERING

EASY_TEXTS = [HOME, VOLUNTEERING, CONTACTS, SITE]
