from consultations.views.comments import comment, statements_of
from consultations.views.give import give_statement
from consultations.views.read import own_statement, statement

__all__ = ["comment", "give_statement", "own_statement", "statement", "statements_of"]
