"""Training data and training of the sentence model that groups statements by the question they answer."""
