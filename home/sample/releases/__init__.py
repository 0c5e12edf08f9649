"""The press releases of the sample, oldest first, so that later ones can refer to them."""

from .begin import RELEASES as BEGIN
from .middle import RELEASES as MIDDLE
from .passau import RELEASES as PASSAU
from .recent import RELEASES as RECENT
from .years import RELEASES as YEARS

ALL_RELEASES = [*BEGIN, *PASSAU, *MIDDLE, *YEARS, *RECENT]
