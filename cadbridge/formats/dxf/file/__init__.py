"""The DXF file itself: tags, entities, opening and mending; knows nothing of parts."""
