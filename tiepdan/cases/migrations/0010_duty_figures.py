"""Duties have a kind, figures ordered and done, and may be stopped. The one amount there was is the money ordered."""

from django.db import migrations, models

KINDS = [("other", "Việc khác, làm lại"), ("recover", "Thu hồi cho Nhà nước"), ("return_organisations", "Trả lại cho tổ chức"),
         ("return_persons", "Trả lại cho cá nhân"), ("annul", "Hủy, sửa quyết định"), ("discipline", "Xử lý hành chính, kỷ luật"),
         ("prosecute", "Chuyển cơ quan điều tra")]


def land() -> models.DecimalField:
    return models.DecimalField(decimal_places=2, max_digits=12, null=True, help_text="m²")


FIELDS = {
    "kind": models.CharField(choices=KINDS, default="other", max_length=20),
    "must_land_residential": land(), "must_land_productive": land(),
    **{f"must_{name}": models.IntegerField(null=True) for name in ("organisations", "persons", "officials", "cases")},
    "done_money": models.BigIntegerField(null=True, help_text="đồng"),
    "done_land_residential": land(), "done_land_productive": land(),
    **{f"done_{name}": models.IntegerField(null=True) for name in ("organisations", "persons", "officials", "cases")},
    "proved_figures": models.JSONField(default=dict),
    "rest_because": models.TextField(blank=True, default=""),
    "stopped_on": models.DateField(null=True),
    "stopped_because": models.TextField(blank=True, default=""),
}

# a duty already done had its whole amount done
DONE = ("update cases_duty set done_money = must_money where done_on is not null and must_money is not null", migrations.RunSQL.noop)
# each order of a decision: its amount becomes the money among its figures; back again when undone
ORDERS = (
    """update cases_decision set orders = (
         select jsonb_agg((one - 'amount') || jsonb_build_object('kind', coalesce(one ->> 'kind', 'other'), 'figures',
             case when jsonb_typeof(one -> 'amount') = 'number' then jsonb_build_object('money', one -> 'amount') else '{}'::jsonb end) order by at)
         from jsonb_array_elements(orders) with ordinality as told(one, at))
       where jsonb_array_length(orders) > 0""",
    """update cases_decision set orders = (
         select jsonb_agg((one - 'figures' - 'kind') || jsonb_build_object('amount', one -> 'figures' -> 'money') order by at)
         from jsonb_array_elements(orders) with ordinality as told(one, at))
       where jsonb_array_length(orders) > 0""",
)


class Migration(migrations.Migration):

    dependencies = [("cases", "0009_stays_inquiries_court")]

    operations = [
        migrations.RenameField("duty", "amount", "must_money"),
        *(migrations.AddField("duty", name, field, preserve_default=name not in {"rest_because", "stopped_because"}) for name, field in FIELDS.items()),
        migrations.RunSQL(*DONE),
        migrations.RunSQL(*ORDERS),
        migrations.AddConstraint("duty", models.CheckConstraint(
            name="duty_stopped_with_a_reason_and_not_done",
            condition=models.Q(stopped_on__isnull=True, stopped_because="")
            | (models.Q(stopped_on__isnull=False, done_on__isnull=True) & ~models.Q(stopped_because="")),
            violation_error_message="Nghĩa vụ thôi thi hành phải ghi lý do, và chưa xong.",
        )),
    ]
