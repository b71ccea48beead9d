"""HarfBuzz under one name: its package says nothing about types."""

from typing import Any

import uharfbuzz

hb: Any = uharfbuzz
