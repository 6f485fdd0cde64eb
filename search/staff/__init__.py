"""The search in the staff interface."""
