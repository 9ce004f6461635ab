"""What stands in the cells of lists: contacts, colours, gauges, lengths, texts."""
