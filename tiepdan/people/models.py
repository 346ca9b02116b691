"""What is kept: those who petition. A denouncer is a token here; the name lies sealed in a table of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Person(models.Model):
    """A petitioner whose name need not be sealed: complaint, recommendation, feedback."""

    name = models.CharField(max_length=160)
    name_folded = models.CharField(max_length=160, db_index=True)
    birth_year = models.SmallIntegerField(null=True)
    identity_number = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    organisation = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class SealedIdentity(models.Model):
    """Who denounced: one encrypted box, opened by one act only (`people.actions.reveal`).

    Luật Tố cáo Đ.8 k.3, Đ.9, Đ.49, Đ.56: name, address, handwriting and whatever else could
    reveal the denouncer. No `__str__`, no admin, no serializer, no search.
    """

    token = models.CharField(max_length=32, unique=True)
    number = models.IntegerField(help_text=_("số trong bí danh “Người tố cáo 17”, theo năm"))
    year = models.SmallIntegerField()
    box = models.BinaryField()
    nonce = models.BinaryField()
    secrecy_declined_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "number"], name="pseudonym_once_a_year")]

    @property
    def pseudonym(self) -> str:
        return f"Người tố cáo {self.number}"
