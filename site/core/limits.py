"""How often something may be sent, counted without keeping who sent it.

Kept is a fingerprint that cannot be turned back into an address, in the cache, and no longer
than the hour it counts for.
"""

import ipaddress
import time
from collections.abc import Iterable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR = 60 * 60
# Whoever is on this machine is no visitor: a proxy that tells no address, or a test of load.
_NOT_A_VISITOR = ""
# What a household or an office gets from its provider.
_PREFIX_LENGTH = {4: 24, 6: 64}


def visitor_address(request: HttpRequest) -> str:
    """The address a request came from, as far as the web server in front may be believed."""
    address = request.META.get("REMOTE_ADDR", "")
    if address in settings.FORWARDED_ALLOW_IPS:
        # The last one is what our own server wrote; everything before it comes from outside.
        address = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return address


def network_names(request: HttpRequest) -> tuple[str, str]:
    """The address and its network as text; both empty where there is no visitor's address."""
    try:
        address = ipaddress.ip_address(visitor_address(request))
    except ValueError:
        return _NOT_A_VISITOR, _NOT_A_VISITOR
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if address.is_loopback:
        return _NOT_A_VISITOR, _NOT_A_VISITOR
    network = ipaddress.ip_network((address, _PREFIX_LENGTH[address.version]), strict=False)
    return str(address), str(network)


def count_within(purpose: str, counted: Iterable[tuple[str, int]]) -> bool:
    """Counts one more for each name; False, and nothing counted, where a limit is reached.

    `counted` are pairs of a name (empty ones are not counted) and how often per hour. Two
    requests at the same moment may count as one: the limits keep floods out, not single ones.
    """
    now = time.time()
    left = HOUR - int(now) % HOUR
    limits = {_key(purpose, name, now): limit for name, limit in counted if name}
    numbers = cache.get_many(limits)
    if any(numbers.get(key, 0) >= limit for key, limit in limits.items()):
        return False
    cache.set_many({key: numbers.get(key, 0) + 1 for key in limits}, timeout=left)
    return True


def minutes_left() -> int:
    """How many minutes until the counting begins anew, at least one."""
    return max(1, (HOUR - int(time.time()) % HOUR) // 60)


def _key(purpose: str, name: str, now: float) -> str:
    value = f"{purpose}|{name}|{int(now) // HOUR}"
    return "limit-" + salted_hmac("core.limits", value, algorithm="sha256").hexdigest()
