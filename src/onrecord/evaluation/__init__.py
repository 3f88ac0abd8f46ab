"""Gold in its several forms, and how well a record agrees with it."""
