"""Identities move from the box of decision 4 into folders of the vault (decision 15)."""

from django.conf import settings
from django.db import migrations
from django.utils import timezone

from tiepdan.vault.migrations._take_over import take_over_boxes


def into_folders(apps, schema_editor):
    take_over_boxes(apps, settings.KEYS_DIR, timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_person_links'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(into_folders, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(model_name='sealedidentity', name='box'),
        migrations.RemoveField(model_name='sealedidentity', name='nonce'),
    ]
