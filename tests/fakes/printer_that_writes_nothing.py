"""Says it is done, and has printed nothing."""

from small_office import sources

sources()
