from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("common", "0001_vietnamese")]
    operations = [
        migrations.CreateModel(
            name="Series",
            fields=[
                ("name", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("last", models.BigIntegerField(default=0)),
            ],
        ),
    ]
