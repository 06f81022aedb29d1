"""The one Django app."""

from importlib import import_module

from django.apps import AppConfig


class DeskApp(AppConfig):
    """The desk, with its tables."""

    name = "truceline.desk"
    label = "desk"

    def import_models(self) -> None:
        """Take the tables from their own folder, one module per noun."""
        super().import_models()
        self.models_module = import_module("truceline.desk.tables")
