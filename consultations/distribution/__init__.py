"""Who was asked for a statement: the list, its invitations and reminders, and the form that goes out on paper."""
