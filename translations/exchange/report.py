"""What became of a file that was read in."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """One place of the file; `reason` says why it was refused."""

    label: str
    german: str
    words: str
    reason: str = ""


@dataclass
class Report:
    """What was taken over from a file, what was the same already, what was refused and why.

    `problem` says why nothing was taken from the file at all.
    """

    file: str = ""
    title: str = ""
    code: str = ""
    translation_id: int | None = None
    taken: list[Line] = field(default_factory=list)
    refused: list[Line] = field(default_factory=list)
    unchanged: int = 0
    open: int = 0
    problem: str = ""
