"""What is drawn: the entities of a file as shapes and words, with all that is placed and bent."""
