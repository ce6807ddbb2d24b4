"""Photos in bulk, into an album and out of it, over its public interface alone.

The rooms, from the top; each imports only those below it, and those of one line not each other:

``import_command``, ``export_command``   what ``scripts/import`` and ``scripts/export`` run
``importing``, ``exporting``             a folder into an album, and an album into a folder
``bulk``, ``finding``                    much work at once, how far it is, and what is told at the end;
                                         what lies in a folder: photos, their albums, and what is told of them
``calls``, ``sidecars``, ``sources``     the album over HTTP; the files that an export, or another program,
                                         keeps beside photos; folders and archives
"""
