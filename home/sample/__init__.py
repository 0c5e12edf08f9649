"""The sample content: what a new site shows before the office has written anything itself."""

from .people import accounts

__all__ = ["accounts"]
