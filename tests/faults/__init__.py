"""What happens to the search when its engine, its worker or a transaction fails.

Every test here is run at a tenth of its numbers with the other tests, and in full by `make faults`.
"""
