"""Lists of parts that others made: what ERP systems export, shops confirm and people keep."""
