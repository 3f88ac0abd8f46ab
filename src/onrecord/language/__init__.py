"""What a text is made of: quotation marks, sentences, words."""
