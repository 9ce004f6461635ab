"""What a stranger's drawing says in words: from where a connector is seen, its gender, names."""
