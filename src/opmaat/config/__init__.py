"""The project: settings read from the environment, the addresses of the pages, and the entry point of the server."""
