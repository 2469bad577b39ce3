"""What a program may call: the same stages that the command line runs."""
