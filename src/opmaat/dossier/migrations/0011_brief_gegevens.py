"""A letter keeps the data that it was made from and the version of its template, so that it can be set again as it was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossier", "0010_bewaking")]

    operations = [
        migrations.AddField("brief", "gegevens", models.JSONField(default=dict)),
        migrations.AddField("brief", "sjabloonversie", models.CharField(default="1", max_length=20)),
    ]
