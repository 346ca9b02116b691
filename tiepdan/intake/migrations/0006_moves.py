"""Transfers are taken in, sent back, decided and answered; an office keeps sight of what it ended; texts are parted."""

import django.db.models.deletion
from django.db import migrations, models

# The deferred trigger of `cases` reads it: a petition handed over or disputed is in hand too.
OWNER_AGREES = """
create or replace function public.owner_agrees(asked_subject text, asked_id bigint) returns boolean language sql stable as $$
    select coalesce(
        (select case
            when due.post is null then not exists (
                select from intake_custody held where held.subject = asked_subject and held.subject_id = asked_id and held.until is null)
            else exists (
                select from intake_custody held where held.subject = asked_subject and held.subject_id = asked_id and held.until is null
                    and held.post_id = due.post and held.office_id = due.office)
            end
        from (
            select case when state in %s then coalesce(holder_post_id, 0) end as post, holder_office_id as office
                from intake_petition where asked_subject = 'petition' and id = asked_id
            union all
            select case when state not in ('closed', 'terminated') then coalesce(held_round.holder_post_id, 0) end, seat.office_id
                from cases_round held_round left join offices_post seat on seat.id = held_round.holder_post_id
                where asked_subject = 'round' and held_round.id = asked_id
        ) due),
        not exists (select from intake_custody held where held.subject = asked_subject and held.subject_id = asked_id and held.until is null)
    )
$$;
"""
IN_HAND, IN_HAND_BEFORE = "('received', 'read', 'handed', 'disputed', 'routed')", "('received', 'read', 'routed')"
# What ended before stays in sight of the office that held it last.
ENDED_WHERE = """
update intake_petition set ended_office_id = (
    select office_id from intake_custody where subject = 'petition' and subject_id = intake_petition.id order by until desc nulls last, id desc limit 1)
where state in ('guided', 'transferred', 'returned', 'filed')
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0003_ownerless'),
        ('documents', '0005_pages_read'),
        ('intake', '0005_corrections'),
        ('offices', '0005_office_without_successor'),
        ('people', '0002_person_links'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='petition',
            name='petition_in_hand_has_a_holder',
        ),
        migrations.RemoveConstraint(
            model_name='transfer',
            name='petition_is_not_passed_round',
        ),
        migrations.RemoveIndex(
            model_name='petition',
            name='petition_to_accept',
        ),
        migrations.AddField(
            model_name='petition',
            name='ended_office',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='petitions_ended', to='offices.office'),
        ),
        migrations.AddField(
            model_name='transfer',
            name='decided_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.post'),
        ),
        migrations.AddField(
            model_name='transfer',
            name='due',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='transfer',
            name='due_cites',
            field=models.CharField(blank=True, max_length=240),
        ),
        migrations.AddField(
            model_name='transfer',
            name='reminded_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='transfer',
            name='reminders',
            field=models.SmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='transfer',
            name='replied_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='transfer',
            name='reply',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='transfer',
            name='reply_paper',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper'),
        ),
        migrations.AddField(
            model_name='transfer',
            name='returned_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='transfer',
            name='returned_because',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='transfer',
            name='returned_kind',
            field=models.CharField(blank=True, choices=[('wrong', 'không đúng thẩm quyền'), ('double', 'trùng với đơn đã có'), ('papers', 'thiếu giấy tờ')], max_length=8),
        ),
        migrations.AddField(
            model_name='transfer',
            name='taken_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name='petition',
            index=models.Index(condition=models.Q(('state__in', ('routed', 'handed'))), fields=['holder_office', 'received_on', 'id'], name='petition_to_accept'),
        ),
        migrations.AddIndex(
            model_name='petition',
            index=models.Index(condition=models.Q(('ended_office__isnull', False)), fields=['ended_office', '-id'], name='petition_ended_at'),
        ),
        migrations.AddIndex(
            model_name='petition',
            index=models.Index(condition=models.Q(('holder_office__isnull', False)), fields=['holder_office', 'received_on', 'id'], name='petition_lying'),
        ),
        migrations.AddIndex(
            model_name='transfer',
            index=models.Index(condition=models.Q(('due__isnull', False), ('replied_on__isnull', True)), fields=['from_office', 'due', 'id'], name='transfer_awaited'),
        ),
        migrations.AddConstraint(
            model_name='petition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('holder_office__isnull', False), ('holder_post__isnull', False), ('state__in', ('received', 'read', 'handed', 'disputed', 'routed'))), models.Q(models.Q(('state__in', ('received', 'read', 'handed', 'disputed', 'routed')), _negated=True), ('holder_office__isnull', True), ('holder_post__isnull', True)), _connector='OR'), name='petition_in_hand_has_a_holder', violation_error_message='Đơn đang xử lý phải có đúng một người giữ.'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.UniqueConstraint(condition=models.Q(('decided_by__isnull', False)), fields=('petition',), name='petition_place_decided_once', violation_error_message='Nơi giải quyết đơn này đã được quyết định một lần; quyết định ấy ràng buộc mọi cơ quan.'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.CheckConstraint(condition=models.Q(('hop__lte', 2), models.Q(('decided_by__isnull', False), ('hop', 3)), _connector='OR'), name='petition_is_not_passed_round', violation_error_message='Đơn đã chuyển hai lần; lần nữa phải do cấp trên quyết định.'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('returned_at__isnull', True), ('returned_kind', '')), models.Q(('returned_at__isnull', False), models.Q(('returned_kind', ''), _negated=True), models.Q(('returned_because', ''), _negated=True)), _connector='OR'), name='petition_sent_back_with_a_reason', violation_error_message='Trả lại đơn chuyển đến phải có lý do.'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), ('returned_at__isnull', True), _connector='OR'), name='binding_transfer_is_not_sent_back', violation_error_message='Đơn chuyển theo quyết định về nơi giải quyết thì không trả lại.'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.CheckConstraint(condition=models.Q(('replied_on__isnull', True), models.Q(('reply', ''), _negated=True), _connector='OR'), name='reply_says_something', violation_error_message='Đã ghi ngày trả lời thì phải ghi nơi nhận trả lời gì.'),
        ),
        migrations.RunSQL(OWNER_AGREES % IN_HAND, OWNER_AGREES % IN_HAND_BEFORE),
        migrations.RunSQL(ENDED_WHERE, migrations.RunSQL.noop),
    ]
