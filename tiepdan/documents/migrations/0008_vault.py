from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0007_signing_at_own_pc'),
    ]

    operations = [
        migrations.AddField(model_name='file', name='folder', field=models.CharField(blank=True, max_length=32)),
        migrations.AddField(model_name='paper', name='folder', field=models.CharField(blank=True, max_length=32)),
    ]
