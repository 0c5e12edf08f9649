"""What people type in the desk."""
