"""What translations do when their time has come."""

from core.due import every_minute, once_a_day

from .bulk import forget_old, pick_up_interrupted
from .readings import forget_readings

every_minute(pick_up_interrupted)
once_a_day(forget_old)
once_a_day(forget_readings)
