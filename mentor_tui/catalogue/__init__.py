"""YAML -> domain objects: bounded compose, shape with every fault, cross-checks, JSON Schema, a cache of what was built."""

from mentor_tui.catalogue.faults import Fault, FaultCode
from mentor_tui.catalogue.loader import Loaded, check, load

__all__ = ["Fault", "FaultCode", "Loaded", "check", "load"]
