"""What the addresses of the trainings show: one module for each desk or form."""
