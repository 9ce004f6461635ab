"""Parts of the model as `part` elements, and back."""
