"""How many connections a process may have open."""

import resource
from typing import Final

MOST: Final = 65_536


def allow_many() -> int:
    """As many as the system lets this process have; how many. A slow client costs two, and nothing else."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = max(soft, MOST if hard == resource.RLIM_INFINITY else min(hard, MOST))
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return most
