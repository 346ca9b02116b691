"""What is kept: one append-only row for each act, chained by hashes, one chain an office; anchors over all chains; personal facts beside them."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tiepdan.common.actor import ActorKind
from tiepdan.journal.kinds import KINDS
from tiepdan.journal.looks import LOOKS

NOT_CHANGED = pgtrigger.Update | pgtrigger.Delete


def not_emptied(name: str) -> pgtrigger.Trigger:
    """TRUNCATE passes by the triggers of rows; this one stands before the table."""
    return pgtrigger.Trigger(name=name, operation=pgtrigger.Truncate, level=pgtrigger.Statement, when=pgtrigger.Before,
                             func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;")


class Chain(models.Model):
    """The head of an office's chain: the next entry takes its number and hash from here, under a lock."""

    name = models.CharField(max_length=40, primary_key=True)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)


class JournalEntryQuerySet(models.QuerySet):
    def about(self, subject: str, subject_id: int) -> "JournalEntryQuerySet":
        return self.filter(subject=subject, subject_id=subject_id)

    def with_told(self) -> "JournalEntryQuerySet":
        """For lists: personal facts come in one query more, not one a row."""
        return self.prefetch_related("personal_facts")


class JournalEntry(models.Model):
    """One act: its kind, by whom, on what, the facts, when, and the hash that ties it to the entry before."""

    chain = models.CharField(max_length=40)
    number = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in ActorKind])
    actor = models.CharField(max_length=300)
    official_id = models.BigIntegerField(null=True)
    post_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    facts = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = JournalEntryQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="journal_one_entry_per_place_in_chain")]
        indexes = [
            models.Index(fields=["subject", "subject_id", "id"], name="journal_by_subject"),
            models.Index(fields=["chain", "at"], name="journal_by_day"),
            models.Index(fields=["chain", "-number"], name="journal_looks_of_office", condition=Q(kind__in=LOOKS)),
            models.Index(fields=["subject", "subject_id", "-id"], name="journal_looks_at_file", condition=Q(kind__in=LOOKS)),
        ]
        triggers = [pgtrigger.Protect(name="journal_is_append_only", operation=NOT_CHANGED), not_emptied("journal_is_never_emptied")]

    def __str__(self) -> str:
        return f"{self.chain}/{self.number} {self.kind}"

    @property
    def told(self) -> dict:
        """The facts as people read them: personal ones taken from beside the chain, erased ones said to be erased."""
        kind = KINDS.get(self.kind)
        if kind is None or not kind.personal & self.facts.keys():
            return self.facts
        return {**self.facts, **{fact.name: _("[đã xóa theo luật]") if fact.erased else fact.value for fact in self.personal_facts.all()}}

    @property
    def sentence(self) -> str:
        return KINDS[self.kind].read(self.told) if self.kind in KINDS else self.kind

    @property
    def citizen_sentence(self) -> str:
        return KINDS[self.kind].read_for_citizen(self.facts) if self.kind in KINDS else ""


class PersonalFact(models.Model):
    """A fact of an entry that tells of a person: the chain holds its salted hash, the value lies here, where an act can erase it for good."""

    entry = models.ForeignKey(JournalEntry, models.PROTECT, related_name="personal_facts")
    name = models.CharField(max_length=60)
    salt = models.CharField(max_length=32, blank=True)
    value = models.JSONField(null=True)
    erased_by = models.ForeignKey(JournalEntry, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "name"], name="personal_fact_once"),
            models.CheckConstraint(
                name="erased_fact_leaves_nothing", condition=Q(erased_by__isnull=True) ^ Q(salt="", value__isnull=True),
                violation_error_message=_("Dữ kiện đã xóa thì không còn giá trị."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="personal_fact_only_erased", operation=pgtrigger.Update,
                              condition=pgtrigger.Q(new__erased_by__isnull=True) | pgtrigger.Q(old__erased_by__isnull=False)),
            pgtrigger.Protect(name="personal_fact_stays", operation=pgtrigger.Delete), not_emptied("personal_facts_never_emptied"),
        ]

    @property
    def erased(self) -> bool:
        return self.erased_by_id is not None


class Erasure(models.Model):
    """Somebody asks that one personal fact be erased; another person confirms or declines it."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("chờ người thứ hai")
        DONE = "done", _("đã xóa")
        DECLINED = "declined", _("không xóa")

    fact = models.ForeignKey(PersonalFact, models.PROTECT, related_name="erasures")
    chain = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    ground = models.CharField(max_length=300)
    proposed_by = models.CharField(max_length=300)
    proposed_official_id = models.BigIntegerField()
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=300, blank=True)
    decided_official_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fact"], name="one_open_erasure_a_fact", condition=Q(state="proposed"),
                                    violation_error_message=_("Việc xóa này đã có người đề nghị.")),
            models.CheckConstraint(name="erasure_decided_by_another", condition=Q(decided_official_id__isnull=True)
                                   | ~Q(decided_official_id=models.F("proposed_official_id")),
                                   violation_error_message=_("Người đề nghị không tự xác nhận việc xóa.")),
            models.CheckConstraint(name="erasure_decided_when_over", condition=Q(state="proposed") ^ Q(decided_at__isnull=False)),
        ]
        indexes = [models.Index(fields=["chain", "-id"], name="erasures_of_chain")]


class Anchor(models.Model):
    """One hash over the heads of all chains of a province at an instant, signed with its seal. Kept outside, it shows what was cut off later."""

    province = models.CharField(max_length=4)
    number = models.BigIntegerField()
    at = models.DateTimeField()
    entries = models.BigIntegerField()  # how many entries it covers
    previous_root = models.CharField(max_length=64)
    root = models.CharField(max_length=64)
    signed_by = models.CharField(max_length=200)
    certificate = models.TextField()  # PEM
    signature = models.TextField()  # base64 of ECDSA over `signed_words(root)`

    class Meta:
        constraints = [models.UniqueConstraint(fields=["province", "number"], name="one_anchor_a_number")]
        triggers = [pgtrigger.Protect(name="anchor_is_append_only", operation=NOT_CHANGED), not_emptied("anchors_never_emptied")]

    @property
    def digits(self) -> list[str]:
        """The root in groups of four, as a person reads them out or compares them on paper."""
        return [self.root[place : place + 4] for place in range(0, 64, 4)]


class AnchoredHead(models.Model):
    """Where a chain stood at an anchor. Kept only where it had moved since the anchor before; the root is over all heads."""

    anchor = models.ForeignKey(Anchor, models.PROTECT, related_name="moved_heads")
    chain = models.CharField(max_length=40)
    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["anchor", "chain"], name="one_head_a_chain_in_an_anchor")]
        indexes = [models.Index(fields=["chain", "number"], name="anchored_heads_by_chain")]
        triggers = [pgtrigger.Protect(name="anchored_head_is_append_only", operation=NOT_CHANGED), not_emptied("anchored_heads_never_emptied")]
