"""Mail written with the change it reports and sent afterwards; what the office adds to mails."""

from .mail_texts import MailText
from .messages import UNFINISHED, MessageState, OutboxMessage, UndeliverableAddress

__all__ = ["UNFINISHED", "MailText", "MessageState", "OutboxMessage", "UndeliverableAddress"]
