"""What came of a consultation: what was asked, what was said, what was done, and the effect of each comment."""
