"""The model to workbooks that print well."""
