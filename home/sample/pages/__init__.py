"""The pages of the sample around the sections: home, volunteering, legal pages."""
