"""What is kept: one append-only row for each act, chained by hashes, one chain an office."""

import pgtrigger
from django.db import models

from tiepdan.common.actor import ActorKind
from tiepdan.journal.kinds import KINDS


class Chain(models.Model):
    """The head of an office's chain: the next entry takes its number and hash from here, under a lock."""

    name = models.CharField(max_length=40, primary_key=True)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)


class JournalEntryQuerySet(models.QuerySet):
    def about(self, subject: str, subject_id: int) -> "JournalEntryQuerySet":
        return self.filter(subject=subject, subject_id=subject_id)


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
        indexes = [models.Index(fields=["subject", "subject_id", "id"], name="journal_by_subject")]
        triggers = [pgtrigger.Protect(name="journal_is_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.chain}/{self.number} {self.kind}"

    @property
    def sentence(self) -> str:
        return KINDS[self.kind].read(self.facts) if self.kind in KINDS else self.kind

    @property
    def citizen_sentence(self) -> str:
        return KINDS[self.kind].read_for_citizen(self.facts) if self.kind in KINDS else ""
