from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0012_certificates_revoked'),
    ]

    operations = [
        migrations.AddField(model_name='file', name='folder', field=models.CharField(blank=True, max_length=32)),
        migrations.AddField(model_name='paper', name='folder', field=models.CharField(blank=True, max_length=32)),
    ]
