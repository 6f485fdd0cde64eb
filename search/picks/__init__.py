"""Staff picks: pages that the staff put above the results of certain searches."""
