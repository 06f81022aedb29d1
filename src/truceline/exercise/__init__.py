"""Invented scenarios whose truth is known."""
