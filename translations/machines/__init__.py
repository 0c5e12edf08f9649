"""The machines that can begin a translation; which one, if any, the settings say."""
