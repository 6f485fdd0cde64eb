"""What texts mean, as vectors: an option that an operator switches on with a model of theirs."""
