"""The addresses of the trainings outside the page tree."""
