"""What drawings say: the subject in facts, labels and words, and what of it is open."""
