"""Who took over stands in its own table: many may succeed one. What Office.successor said is kept as a row."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from tiepdan.offices.old_names import name_key

KINDS = {"commune": "commune"}


def keep(apps, schema_editor):
    Succession = apps.get_model("offices", "Succession")
    for office in apps.get_model("offices", "Office").objects.filter(successor__isnull=False):
        Succession.objects.create(
            province_id=office.province_id, kind=KINDS.get(office.kind, "department"), old_name=office.short_name, old_place="",
            names=[name_key(office.short_name)], office=office, successor_id=office.successor_id, ended_on=office.valid_until,
            cites="", confidence="UNCERTAIN",
        )


def give_back(apps, schema_editor):
    for row in apps.get_model("offices", "Succession").objects.filter(office__isnull=False).order_by("-pk"):
        apps.get_model("offices", "Office").objects.filter(pk=row.office_id).update(successor_id=row.successor_id)


class Migration(migrations.Migration):

    dependencies = [("offices", "0003_abilities_without_a_list")]

    operations = [
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12, choices=[
                    ("district", "UBND cấp huyện"), ("commune", "UBND xã, phường, thị trấn cũ"), ("department", "sở, ban, ngành cũ")])),
                ("old_name", models.CharField(max_length=160)),
                ("old_place", models.CharField(blank=True, max_length=80)),
                ("names", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=160), size=None)),
                ("about", models.CharField(blank=True, max_length=200)),
                ("ended_on", models.DateField(null=True)),
                ("cites", models.CharField(blank=True, max_length=200)),
                ("confidence", models.CharField(max_length=10, choices=[
                    ("FOUND", "có văn bản"), ("MEMORY", "nhớ lại, chưa đối chiếu văn bản"), ("UNCERTAIN", "chưa chắc chắn")])),
                ("office", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="successions", to="offices.office")),
                ("province", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="successions", to="offices.province")),
                ("successor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="taken_over", to="offices.office")),
            ],
            options={"ordering": ["province_id", "old_name", "old_place", "successor_id"]},
        ),
        migrations.AddIndex("succession", django.contrib.postgres.indexes.GinIndex(fields=["names"], name="succession_names")),
        migrations.AddConstraint("succession", models.UniqueConstraint(fields=("province", "old_name", "old_place", "successor"), name="succession_once")),
        migrations.AddConstraint("succession", models.CheckConstraint(
            condition=models.Q(("confidence", "UNCERTAIN"), models.Q(models.Q(("cites", ""), _negated=True), ("ended_on__isnull", False)), _connector="OR"),
            name="succession_names_its_act", violation_error_message="Kế tục không ghi ngày và văn bản thì phải ghi là chưa chắc chắn.")),
        migrations.AddConstraint("succession", models.CheckConstraint(
            condition=models.Q(("office__isnull", True), models.Q(("office", models.F("successor")), _negated=True), _connector="OR"),
            name="nobody_succeeds_itself", violation_error_message="Cơ quan không thể tự kế tục mình.")),
        migrations.RunPython(keep, give_back),
    ]
