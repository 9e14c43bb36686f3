"""The command line: one command a module, each a thin skin over the library."""
