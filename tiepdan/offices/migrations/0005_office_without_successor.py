from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("offices", "0004_succession")]

    operations = [migrations.RemoveField("office", "successor")]
