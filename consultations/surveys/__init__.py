"""Short questionnaires beside a consultation: one survey for both languages, its answers and their results."""
