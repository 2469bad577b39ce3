"""Comments and threads from the markup of the software that wrote the page."""
