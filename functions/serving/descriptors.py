"""How many connections a process may have open."""

import resource
from typing import Final

MOST: Final = 65_536


def allow_many() -> None:
    """As many as the system lets this process have: a slow client costs two, and nothing else."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
