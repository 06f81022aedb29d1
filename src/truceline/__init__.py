"""Truceline: the open-source system of a ceasefire monitoring centre."""

__version__ = "0.1.0"
