"""The reader: an article's record laid out as paragraphs with marked words, and cards beside them."""
