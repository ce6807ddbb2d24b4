"""HTTP of ``albums``, besides albums themselves."""
