"""What every drawing is made of: shapes, texts, views, paper and its title block."""
