"""Migrations of the app toegang."""
