"""Pin, wire and cable lists of others: tables that were laid out by people who never saw ours."""
