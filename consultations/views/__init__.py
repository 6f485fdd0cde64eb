from consultations.views.give import give_statement
from consultations.views.read import own_statement, statement

__all__ = ["give_statement", "own_statement", "statement"]
