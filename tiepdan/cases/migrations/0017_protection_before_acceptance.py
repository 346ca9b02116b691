"""A file of protection hangs on the denunciation, not on the round it opened; its letters lie in it, apart from those of the case."""

import django.db.models.deletion
from django.db import migrations, models

OF_THE_PETITION = """
    update cases_protection set petition_id = held.petition_id from cases_round held where held.id = cases_protection.round_id;
    update cases_protection file set opened_by_post_id = held.holder_post_id from cases_round held where held.id = file.round_id;
"""
LETTERS = """
    update documents_letter letter set subject = 'protection', subject_id = (
        select max(file.id) from cases_protection file join cases_round held on held.petition_id = file.petition_id
        where held.id = letter.subject_id and file.asked_on <= letter.drafted_at::date + 1)
    where letter.subject = 'round' and letter.form in ('protection_decision', 'protection_refused') and exists (
        select from cases_protection file join cases_round held on held.petition_id = file.petition_id
        where held.id = letter.subject_id and file.asked_on <= letter.drafted_at::date + 1);
    set constraints all immediate;
"""
# the wall's policies rest on the column: it goes with them, and the wall is put up again after the migration
DROPPED = "alter table cases_protection drop column round_id cascade"


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_vault"), ("documents", "0014_sealed_paper_has_a_folder"), ("intake", "0009_parts"), ("offices", "__first__")]

    operations = [
        migrations.AddField("protection", "petition", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="protections",
                                                                        to="intake.petition")),
        migrations.AddField("protection", "earlier", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="later",
                                                                       to="cases.protection")),
        migrations.AddField("protection", "opened_by_post", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                                                                              to="offices.post")),
        migrations.AddField("protection", "reviewed_on", models.DateField(null=True)),
        migrations.AddField("retaliation", "answered_on", models.DateField(null=True)),
        migrations.AddField("retaliation", "answer", models.TextField(blank=True)),
        migrations.RunSQL(OF_THE_PETITION, migrations.RunSQL.noop),
        migrations.RunSQL(LETTERS, migrations.RunSQL.noop),
        migrations.RemoveConstraint("protection", "one_open_protection"),
        migrations.RemoveIndex("protection", "protection_of_round"),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(DROPPED, migrations.RunSQL.noop)],
            state_operations=[migrations.RemoveField("protection", "round")],
        ),
        migrations.AlterField("protection", "petition", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="protections",
                                                                          to="intake.petition")),
        migrations.AlterField("protection", "how", models.CharField(max_length=10, choices=[
            ("written", "bằng văn bản"), ("person", "khẩn cấp, đến trực tiếp"), ("phone", "khẩn cấp, qua điện thoại"),
            ("online", "qua trang tra cứu của người tố cáo"), ("report", "do có việc trả thù, trù dập được báo"),
            ("own", "không có đề nghị: người giải quyết tự thấy có căn cứ")])),
        migrations.AddIndex("protection", models.Index(fields=["petition", "-id"], name="protection_of_petition")),
        migrations.AddConstraint("protection", models.UniqueConstraint(
            fields=["petition"], condition=models.Q(state__in=("requested", "running")), name="one_open_protection",
            violation_error_message="Hồ sơ này đang có một việc bảo vệ chưa kết thúc.")),
        migrations.AddConstraint("retaliation", models.CheckConstraint(
            condition=models.Q(answered_on__isnull=True) | ~models.Q(answer=""), name="retaliation_answered_in_words",
            violation_error_message="Xem xét việc trả thù, trù dập phải ghi đã làm gì hoặc vì sao không.")),
    ]
