from consultations.views.comments import comment, statements_of
from consultations.views.confirm import confirm_address
from consultations.views.files import own_file, statement_file
from consultations.views.give import give_statement
from consultations.views.own_statement import correct_own, erase_own, own_data, own_statement, withdraw_own
from consultations.views.read import statement
from consultations.views.reply import reply

__all__ = [
    "comment",
    "confirm_address",
    "correct_own",
    "erase_own",
    "give_statement",
    "own_data",
    "own_file",
    "own_statement",
    "reply",
    "statement",
    "statement_file",
    "statements_of",
    "withdraw_own",
]
