"""What the world knows of who speaks: states, bodies and people, what they are called, and their dated offices."""

from __future__ import annotations

from onrecord.actors.knowledge.actor import Actor, Alias, Office
from onrecord.actors.knowledge.actors import Actors
from onrecord.actors.knowledge.naming import Match
from onrecord.actors.knowledge.userfile import load_actors_file

__all__ = ["Actor", "Actors", "Alias", "Match", "Office", "load_actors_file"]
