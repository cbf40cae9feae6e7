"""Qt parts that several rooms share."""
