"""Sets Django up before the modules of tests are read, and gives their fixtures."""

from tests.django import databank as databank
from tests.django import postgres_sjabloon as postgres_sjabloon
from tests.django import sqlite_gedeeld as sqlite_gedeeld
from tests.django import sqlite_sjabloon as sqlite_sjabloon
