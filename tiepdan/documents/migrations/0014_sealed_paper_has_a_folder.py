from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0013_vault'),
        ('cases', '0016_vault'),  # where sealed papers get their folders
    ]

    operations = [
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('sealed', False), models.Q(('folder', ''), _negated=True), _connector='OR'), name='sealed_paper_has_a_folder', violation_error_message='Tài liệu niêm phong phải thuộc một ngăn của kho.'),
        ),
    ]
