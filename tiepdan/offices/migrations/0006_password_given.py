from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("offices", "0005_office_without_successor")]

    operations = [migrations.AddField("official", "password_given", models.BooleanField(default=False))]
