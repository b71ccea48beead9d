"""Where models run: the device, one pipeline resident at a time, and the ladder of memory."""
