import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("portal", "0001_initial")]

    operations = [migrations.AddField("draft", "begun_at", models.DateTimeField(default=django.utils.timezone.now))]
