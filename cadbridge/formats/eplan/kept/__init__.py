"""What files of others hold beyond the model, kept and put back."""
