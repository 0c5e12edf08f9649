"""The 26 circles of the sample; two of them serve two municipalities each."""

from .middle import CIRCLES as MIDDLE
from .north import CIRCLES as NORTH
from .south import CIRCLES as SOUTH
from .translated import CIRCLES as TRANSLATED

ALL_CIRCLES = [*NORTH, *MIDDLE, *SOUTH, *TRANSLATED]
