"""EDZ: archives of EPLAN parts data, one file a record, with pictures, macros and documents."""
