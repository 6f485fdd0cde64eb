"""The vocabulary of the field: what is called by several names, in Finnish and in Swedish.

`expanded` adds the other names to a query. The rows are edited by the staff; `data/` holds those that ship.
"""
