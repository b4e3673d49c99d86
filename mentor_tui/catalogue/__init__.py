"""YAML -> domain objects: bounded compose, shape with every fault, cross-checks, JSON Schema, a cache of what was built.

``loader.load`` builds the catalogue, ``checking.check`` tells what is wrong with files.
"""
