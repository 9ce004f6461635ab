"""What stops an archive from being read."""


class ArchiveFault(ValueError):
    """The archive is damaged, refused, or packed in a way that is not read; says which.

    Whoever knows the file turns it into a `cadbridge.errors.FileError`.
    """
