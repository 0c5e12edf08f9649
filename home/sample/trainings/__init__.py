"""The trainings of the sample; all dates are relative to the day on which it is loaded."""

from .basics import TRAININGS as BASICS
from .more import TRAININGS as MORE
from .series import TRAININGS as SERIES
from .translated import TRAININGS as TRANSLATED

ALL_TRAININGS = [*BASICS, *MORE, *SERIES, *TRANSLATED]
