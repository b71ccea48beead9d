"""Script in, film out. Knows no web page and no database."""
