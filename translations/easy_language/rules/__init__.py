"""The rules, each a function that yields the places where a sentence breaks it."""
