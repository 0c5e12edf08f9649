"""Ukrainian: the day without a leading zero, in the case that a date asks for."""

DATE_FORMAT = "j E Y р."
DATETIME_FORMAT = "j E Y р., H:i"
MONTH_DAY_FORMAT = "j E"
