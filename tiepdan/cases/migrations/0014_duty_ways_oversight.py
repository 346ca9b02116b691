"""Parts of duties with their own check, urging, days moved, handing over; and what bodies that oversee recommend.

A duty keeps who gave it; what was checked before becomes a part, on the days and by the posts the journal tells.
"""

import django.db.models.deletion
from django.db import migrations, models

MEASURES = ("money", "land_residential", "land_productive", "organisations", "persons", "officials", "cases")
NAMES = ", ".join(MEASURES)
TOLD = """left join lateral (select (at at time zone 'Asia/Ho_Chi_Minh')::date as day, post_id as post from journal_journalentry
                where subject = 'round' and subject_id = e.round_id and kind = '{kind}' and (facts ->> 'number')::int = d.number {but}
                order by id desc limit 1) {name} on true"""
CHECKED = TOLD.format(kind="duty.part", name="checked", but="")
PROVED = TOLD.format(kind="duty.proved", name="proved", but="and post_id <> coalesce(d.checked_by_post_id, checked.post)")
OWNERS = """update cases_duty d set province_id = r.province_id, office_id = r.office_id, file_closed = r.procedure in ('denunciation', 'inspection')
    from cases_decision e join cases_round r on r.id = e.round_id where e.id = d.decision_id"""
PARTS = f"""insert into cases_dutypart (duty_id, number, words, {NAMES}, proved_on, proved_by_post_id, checked_on, checked_by_post_id, returned_because)
    select * from (
        select d.id, 1, d.proof_words, {", ".join(f"d.done_{name}" for name in MEASURES)},
               case when d.done_on is null then proved.day else d.proved_on end as proved_on,
               case when d.done_on is null then proved.post else d.proved_by_post_id end as proved_by,
               coalesce(d.done_on, checked.day) as checked_on, coalesce(d.checked_by_post_id, checked.post) as checked_by, ''
          from cases_duty d join cases_decision e on e.id = d.decision_id {CHECKED} {PROVED}
         where d.done_on is not null or checked.day is not null) told
    where proved_on is not null and proved_by is not null and checked_by is not null and proved_by <> checked_by"""
WAITING = f"""insert into cases_dutypart (duty_id, number, words, {NAMES}, proved_on, proved_by_post_id, returned_because)
    select d.id, 1 + (select count(*) from cases_dutypart p where p.duty_id = d.id), d.proof_words,
           {", ".join(f"nullif(greatest((d.proved_figures ->> '{name}')::numeric - coalesce(d.done_{name}, 0), 0), 0)" for name in MEASURES)},
           d.proved_on, d.proved_by_post_id, ''
      from cases_duty d where d.proved_on is not null and d.done_on is null and d.stopped_on is null and d.proved_by_post_id is not null"""
PAPERS = """insert into cases_dutypart_papers (dutypart_id, paper_id)
    select p.id, d.proof_id from cases_dutypart p join cases_duty d on d.id = p.duty_id where d.proof_id is not null"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0013_protection'),
        ('journal', '0001_initial'),
        ('documents', '0007_signing_at_own_pc'),
        ('offices', '0005_office_without_successor'),
    ]

    operations = [
        migrations.AddField(
            model_name='duty',
            name='file_closed',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='duty',
            name='office',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duties_given', to='offices.office'),
        ),
        migrations.AddField(
            model_name='duty',
            name='province',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.province'),
        ),
        migrations.AddField(
            model_name='duty',
            name='urges',
            field=models.SmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name='duty',
            name='decision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='cases.decision'),
        ),
        migrations.CreateModel(
            name='DutyHandover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('handed_on', models.DateField()),
                ('taken_on', models.DateField(null=True)),
                ('refused_on', models.DateField(null=True)),
                ('refused_because', models.TextField(blank=True)),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='cases.duty')),
                ('from_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.post')),
                ('handed_by_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.post')),
                ('taken_by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.post')),
                ('to_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties_offered', to='offices.post')),
            ],
        ),
        migrations.CreateModel(
            name='DutyMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('was', models.DateField()),
                ('due', models.DateField()),
                ('reason', models.TextField()),
                ('moved_on', models.DateField()),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='cases.duty')),
                ('moved_by_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.post')),
            ],
        ),
        migrations.CreateModel(
            name='DutyPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.SmallIntegerField()),
                ('words', models.TextField()),
                ('money', models.BigIntegerField(help_text='đồng', null=True)),
                ('land_residential', models.DecimalField(decimal_places=2, help_text='m²', max_digits=12, null=True)),
                ('land_productive', models.DecimalField(decimal_places=2, help_text='m²', max_digits=12, null=True)),
                ('organisations', models.IntegerField(null=True)),
                ('persons', models.IntegerField(null=True)),
                ('officials', models.IntegerField(null=True)),
                ('cases', models.IntegerField(null=True)),
                ('proved_on', models.DateField()),
                ('checked_on', models.DateField(null=True)),
                ('returned_on', models.DateField(null=True)),
                ('returned_because', models.TextField(blank=True)),
                ('checked_by_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.post')),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='cases.duty')),
                ('papers', models.ManyToManyField(related_name='+', to='documents.paper')),
                ('proved_by_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.post')),
            ],
        ),
        migrations.CreateModel(
            name='DutyUrge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.SmallIntegerField()),
                ('report_by', models.DateField()),
                ('urged_on', models.DateField()),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='urgings', to='cases.duty')),
                ('letter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.letter')),
                ('urged_by_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.post')),
            ],
        ),
        migrations.CreateModel(
            name='Oversight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort', models.CharField(choices=[('council', 'giám sát của Hội đồng nhân dân'), ('assembly', 'giám sát của Quốc hội, Đoàn đại biểu Quốc hội'), ('front', 'Mặt trận Tổ quốc'), ('procuracy', 'kiến nghị của Viện kiểm sát'), ('protest', 'kháng nghị của Viện kiểm sát')], max_length=12)),
                ('body', models.CharField(max_length=200)),
                ('symbol', models.CharField(max_length=60)),
                ('issued_on', models.DateField()),
                ('received_on', models.DateField()),
                ('asks', models.TextField()),
                ('answer_by', models.DateField(null=True)),
                ('state', models.CharField(choices=[('recorded', 'chờ trả lời'), ('accepted', 'đã tiếp thu'), ('rejected', 'không tiếp thu, đã nêu lý do')], default='recorded', max_length=12)),
                ('answered_on', models.DateField(null=True)),
                ('reasons', models.TextField(blank=True)),
                ('letter', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.letter')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='oversights', to='offices.office')),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='documents.paper')),
                ('province', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.province')),
                ('recorded_by_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.post')),
            ],
        ),
        migrations.AddField(
            model_name='duty',
            name='oversight',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='cases.oversight'),
        ),
        *(migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in (OWNERS, PARTS, WAITING, PAPERS, "set constraints all immediate")),
        migrations.AlterField(
            model_name='duty',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties_given', to='offices.office'),
        ),
        migrations.AlterField(
            model_name='duty',
            name='province',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.province'),
        ),
        migrations.AddIndex(
            model_name='duty',
            index=models.Index(fields=['due', 'id'], name='duty_by_day_all'),
        ),
        migrations.AddIndex(
            model_name='duty',
            index=models.Index(condition=models.Q(('oversight__isnull', False)), fields=['due', 'id'], name='duty_of_oversight_by_day'),
        ),
        migrations.AddIndex(
            model_name='duty',
            index=models.Index(fields=['kind', 'due', 'id'], name='duty_of_kind'),
        ),
        migrations.AddIndex(
            model_name='duty',
            index=models.Index(fields=['office', 'due', 'id'], name='duty_given_by'),
        ),
        migrations.AddIndex(
            model_name='duty',
            index=models.Index(fields=['office', 'owner_office'], name='duty_given_to'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.UniqueConstraint(fields=('oversight', 'number'), name='duty_number_once_of_oversight'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision__isnull', False), ('oversight__isnull', True)), models.Q(('decision__isnull', True), ('file_closed', False), ('oversight__isnull', False)), _connector='OR'), name='duty_of_a_decision_or_of_oversight', violation_error_message='Nghĩa vụ phải thuộc một quyết định, kết luận hoặc một kiến nghị giám sát, không cả hai.'),
        ),
        migrations.AddConstraint(
            model_name='dutyhandover',
            constraint=models.UniqueConstraint(condition=models.Q(('refused_on__isnull', True), ('taken_on__isnull', True)), fields=('duty',), name='one_handover_waits', violation_error_message='Nghĩa vụ đang chờ nơi khác trả lời có nhận hay không.'),
        ),
        migrations.AddConstraint(
            model_name='dutyhandover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('refused_on__isnull', True), ('taken_on__isnull', True)), models.Q(('refused_on__isnull', True), ('taken_by_post__isnull', False), ('taken_on__isnull', False)), models.Q(('refused_on__isnull', False), ('taken_on__isnull', True), models.Q(('refused_because', ''), _negated=True)), _connector='OR'), name='handover_taken_or_refused', violation_error_message='Nghĩa vụ giao đi chỉ được nhận, hoặc từ chối có lý do.'),
        ),
        migrations.AddConstraint(
            model_name='dutymove',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('was', models.F('due')), _negated=True)), name='duty_move_says_why', violation_error_message='Dời ngày của nghĩa vụ phải ghi lý do và một ngày khác.'),
        ),
        migrations.AddConstraint(
            model_name='dutypart',
            constraint=models.UniqueConstraint(fields=('duty', 'number'), name='duty_part_number_once'),
        ),
        migrations.AddConstraint(
            model_name='dutypart',
            constraint=models.UniqueConstraint(condition=models.Q(('checked_on__isnull', True), ('returned_on__isnull', True)), fields=('duty',), name='one_part_waits', violation_error_message='Nghĩa vụ đang có chứng cứ chờ kiểm tra.'),
        ),
        migrations.AddConstraint(
            model_name='dutypart',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('checked_by_post__isnull', True), ('checked_on__isnull', True)), models.Q(('checked_by_post__isnull', False), ('checked_on__isnull', False), ('returned_on__isnull', True), models.Q(('checked_by_post', models.F('proved_by_post')), _negated=True)), _connector='OR'), name='duty_part_checked_by_another', violation_error_message='Từng phần của nghĩa vụ phải do người khác người nộp kiểm tra.'),
        ),
        migrations.AddConstraint(
            model_name='dutyurge',
            constraint=models.UniqueConstraint(fields=('duty', 'number'), name='duty_urge_number_once'),
        ),
        migrations.AddIndex(
            model_name='oversight',
            index=models.Index(fields=['office', '-id'], name='oversight_of_office'),
        ),
        migrations.AddIndex(
            model_name='oversight',
            index=models.Index(condition=models.Q(('state', 'recorded')), fields=['office', 'answer_by'], name='oversight_unanswered'),
        ),
        migrations.AddConstraint(
            model_name='oversight',
            constraint=models.UniqueConstraint(fields=('office', 'body', 'symbol', 'issued_on'), name='oversight_recorded_once', violation_error_message='Kiến nghị này đã được ghi tại cơ quan.'),
        ),
        migrations.AddConstraint(
            model_name='oversight',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_on__isnull', True), ('letter__isnull', True), ('state', 'recorded')), models.Q(('answered_on__isnull', False), ('letter__isnull', False), ('state__in', ['accepted', 'rejected']), models.Q(('reasons', ''), _negated=True)), _connector='OR'), name='oversight_answered_with_reasons_and_a_letter', violation_error_message='Kiến nghị giám sát chỉ coi là đã trả lời khi có lý do và văn bản trả lời.'),
        ),
        migrations.AddConstraint(
            model_name='oversight',
            constraint=models.CheckConstraint(condition=models.Q(('received_on__gte', models.F('issued_on'))), name='oversight_received_after_issued', violation_error_message='Ngày nhận kiến nghị không thể trước ngày của văn bản.'),
        ),
    ]
