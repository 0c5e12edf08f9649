"""Keeps signed links, which open what belongs to one person, out of logs and previews."""

import logging
import re

# What Django's signing makes: payload, often a time, and the signature, with colons between.
_SIGNED = re.compile(r"[\w-]{8,}(?::[\w-]{6})?:[\w-]{27,}")


def without_keys(text: str) -> str:
    """The text with "…" for everything that was signed."""
    return _SIGNED.sub("…", text)


class HideKeys(logging.Filter):
    """Django names the address of every request that failed; in a mail it would be a key."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_keys(record.getMessage()), None
        return True
