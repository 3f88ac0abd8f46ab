"""Six invented crises in marked-up form, and what builds the gold from them."""
