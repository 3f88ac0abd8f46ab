"""Who a source is: in its article, and in the world."""
