"""The logs only grow: both databases refuse to change or delete a row."""

from __future__ import annotations

from django.db import migrations

from opmaat.toegang.vast import maak_los, zet_vast

TABELLEN = ("toegang_inzage", "toegang_inzagereden", "toegang_verwerking")


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_initial")]
    operations = [migrations.RunPython(zet_vast(*TABELLEN), maak_los(*TABELLEN))]
