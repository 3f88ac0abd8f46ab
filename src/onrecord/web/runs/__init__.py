"""Work in the background: articles that were pasted, uploaded or named by address are read one after the other."""
