"""The finder of statements: cues, sources and contents, their links, and which statement reports which."""
