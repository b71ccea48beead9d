"""The language of film: frozen values without input or output."""
