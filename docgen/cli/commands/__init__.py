"""One module for each command, or for commands that go together; loaded when the command is called."""
