"""Photos in bulk, into an album and out of it, over its public interface alone.

The rooms, from the top; each imports only those below it, and the two in the middle not each other:

``import_command``, ``export_command``   what ``scripts/import`` and ``scripts/export`` run
``importing``, ``exporting``             a folder into an album, and an album into a folder
``bulk``                                 much work at once, how far it is, and what is told at the end
``calls``, ``sidecars``                  the album over HTTP; the files that an export keeps beside its photos
"""
