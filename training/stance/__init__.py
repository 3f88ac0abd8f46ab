"""What makes the data of onrecord.stance: the weights of its models, and the yardstick of a public survey."""
