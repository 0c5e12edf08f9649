"""The entrance to the site, the general pages around the sections, and what readers report."""

from .pages import HomePage, StandardPage
from .reports import BarrierReport

__all__ = ["BarrierReport", "HomePage", "StandardPage"]
