"""What translations adds to the admin, one file for each part."""
