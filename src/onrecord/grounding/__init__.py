"""Values, not words: the times, figures and places of an article."""
