"""What is kept. `Kept` and `Trace` lie in the vault's own database; everything else in the main one, and tells nobody's name."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Sort(models.TextChoices):
    """What a closed thing is. Its `name` and, for some, the number of the key it was closed to."""

    BOX = "box", _("danh tính")  # name: the folder's token; closed to the folder
    WRAP = "wrap", _("khóa của ngăn, giao cho một người")  # name: the token, for_key: theirs; the folder's private key
    LOAN = "loan", _("khóa của ngăn, cho mượn có hạn")  # as a wrap, opened by two key-holders, gone after its time
    PRIVATE = "private", _("khóa riêng sau mật khẩu")  # name: key/<number>
    RECOVERY = "recovery", _("khóa khôi phục")  # name: recovery/<number>, under the secret that was split
    PART = "part", _("phần khóa khôi phục")  # name: recovery/<number>, for_key: its key-holder's
    LENT = "lent", _("phần khóa khôi phục cho một lần mở")  # name: unsealing/<number>, for_key: another key-holder's
    TRACES = "traces", _("dấu để nhận ra cùng người, cùng lời")  # name: the token; closed to the matcher until it becomes marks (`Trace`)
    MATCHER = "matcher", _("khóa của máy so dấu")  # name: matcher/<number>, under a file of the main machine


class ClosedThing(models.Model):
    sort = models.CharField(max_length=10, choices=Sort.choices)
    name = models.CharField(max_length=60)
    for_key = models.BigIntegerField(default=0)

    class Meta:
        abstract = True


class Kept(ClosedThing):
    """In the vault's database: ciphertext only. No `__str__`, no admin, no serializer, no search."""

    body = models.BinaryField()
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sort", "name", "for_key"], name="kept_once")]
        indexes = [models.Index(fields=["sort", "for_key"], name="kept_for_key")]


class Trace(models.Model):
    """In the vault's database: one mark of one folder (`tracing`), by which the same person or the same words are met again."""

    token = models.CharField(max_length=32, db_index=True)
    sort = models.SmallIntegerField()
    mark = models.IntegerField()

    class Meta:
        indexes = [models.Index("sort", "mark", models.F("id").desc(), name="trace_met")]


class Coming(ClosedThing):
    """On its way to the vault, in the main database: written in the act's own transaction, carried over by a job. An empty body takes away."""

    body = models.BinaryField(null=True)
    queued_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sort", "name", "for_key"], name="coming_once")]


class Folder(models.Model):
    """What one pseudonym's things are closed to. Its private half is wrapped to those who must know, and lies nowhere else."""

    token = models.CharField(max_length=32, unique=True)
    public = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)
    recovery_key_id = models.BigIntegerField(null=True)  # the recovery key it is wrapped to
    machine_forgot_at = models.DateTimeField(null=True)  # the machine has read what there was and can open it no longer


class Key(models.Model):
    """The public half of somebody's key. An official has one for each post they hold; the private half is in the vault, under their passphrase."""

    class Kind(models.TextChoices):
        HOLDER = "holder", _("người giữ chức vụ")
        WORKER = "worker", _("máy đọc đơn")
        RECOVERY = "recovery", _("khôi phục")
        MATCHER = "matcher", _("máy so dấu")

    class Ended(models.TextChoices):
        LOST = "lost", _("quên mật khẩu khóa")
        LEFT = "left", _("thôi giữ chức vụ")
        REPLACED = "replaced", _("đã thay khóa")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    official_id = models.BigIntegerField(null=True)
    post_id = models.BigIntegerField(null=True)
    public = models.BinaryField(unique=True)
    held_by = models.JSONField(default=list)  # of a recovery key: the keys of the three who hold its parts
    made_at = models.DateTimeField()
    wrong_tries = models.SmallIntegerField(default=0)  # wrong passphrases in a row
    wrong_at = models.DateTimeField(null=True)  # the last of them
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=10, choices=Ended.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["official_id", "post_id"], name="one_key_a_holding", condition=Q(kind="holder", ended_at__isnull=True),
                                    violation_error_message=_("Ông/bà đã có khóa cho chức vụ này.")),
            models.UniqueConstraint(fields=["kind"], name="one_matcher", condition=Q(kind="matcher", ended_at__isnull=True),
                                    violation_error_message=_("Máy so dấu đã có khóa.")),
            models.CheckConstraint(name="key_of_a_holder", condition=~Q(kind="holder") | Q(official_id__isnull=False, post_id__isnull=False),
                                   violation_error_message=_("Khóa của cán bộ phải thuộc một người và một chức vụ.")),
            models.CheckConstraint(name="key_ended_because",
                                   condition=Q(ended_at__isnull=True, ended_because="") | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
                                   violation_error_message=_("Khóa thôi dùng phải ghi lý do.")),
        ]
        indexes = [models.Index(fields=["post_id"], name="key_of_post", condition=Q(kind="holder", ended_at__isnull=True))]


class MustKnow(models.Model):
    """Who must be able to open a folder, and since when; `given_at` is empty while nobody who can open it has wrapped it to them."""

    token = models.CharField(max_length=32)
    post_id = models.BigIntegerField()
    because = models.CharField(max_length=120)
    asked_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)  # must know no longer: the accused's own office

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "post_id"], name="must_know_once")]
        indexes = [models.Index(fields=["id"], name="must_know_waits", condition=Q(given_at__isnull=True, taken_at__isnull=True))]


class Unsealing(models.Model):
    """A folder opened by two key-holders who are not among those who must know: one asks with a reason, another consents, for a time."""

    token = models.CharField(max_length=32)
    reason = models.CharField(max_length=400)
    asked_by_key = models.ForeignKey(Key, models.PROTECT, related_name="unsealings_asked")
    asked_by = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    consented_by_key = models.ForeignKey(Key, models.PROTECT, null=True, related_name="unsealings_consented")
    consented_by = models.CharField(max_length=300, blank=True)
    consented_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    loan_ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="unsealed_by_two", condition=Q(consented_by_key__isnull=True) | ~Q(consented_by_key=models.F("asked_by_key")),
                                   violation_error_message=_("Người hỏi và người đồng ý phải là hai người.")),
            models.CheckConstraint(name="unsealing_consent_whole",
                                   condition=Q(consented_by_key__isnull=True, consented_at__isnull=True, until__isnull=True, consented_by="")
                                   | (Q(consented_by_key__isnull=False, consented_at__isnull=False, until__isnull=False) & ~Q(consented_by="")),
                                   violation_error_message=_("Đồng ý mở phải ghi ai, lúc nào, đến bao giờ.")),
            models.CheckConstraint(name="unsealing_has_a_reason", condition=~Q(reason=""), violation_error_message=_("Mở niêm phong phải ghi lý do.")),
        ]
        indexes = [models.Index(fields=["token"], name="unsealing_of_token")]
