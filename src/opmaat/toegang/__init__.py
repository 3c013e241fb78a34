"""Users, roles, rights, login, audit and processing log."""
