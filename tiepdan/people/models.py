"""What is kept: those who petition. A denouncer is a token here; the name lies sealed in a table of its own."""

from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _


def _without(field: F, signs: str) -> Func:
    return Func(field, Value(signs), Value(""), Value("g"), function="regexp_replace")


def _word(place: int) -> Func:
    return Func(F("name_folded"), Value(" "), Value(place), function="split_part")


# Family and given name, i for y: "Lý Thị Mỹ" and "Lí Mĩ" meet here. The comparison itself is `reading.persons`.
FIRST_AND_LAST = Func(Func(_word(1), Value(" "), _word(-1), template="(%(expressions)s)", arg_joiner=" || "), Value("y"), Value("i"), function="translate")


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

    # What the same person is looked for by, kept by the database itself so that no way of writing a row can leave it out.
    name_key = models.GeneratedField(expression=FIRST_AND_LAST, output_field=models.CharField(max_length=330), db_persist=True)  # a name of one long word twice
    number_key = models.GeneratedField(
        expression=Upper(_without(F("identity_number"), "[^0-9A-Za-z]")), output_field=models.CharField(max_length=20), db_persist=True,
    )
    phone_key = models.GeneratedField(
        expression=Func(_without(F("phone"), "[^0-9]"), Value("^84"), Value("0"), function="regexp_replace"),
        output_field=models.CharField(max_length=20), db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(fields=["name_key", "birth_year", "id"], name="person_of_name"),
            models.Index(fields=["number_key", "id"], name="person_of_number", condition=~Q(number_key="")),
            models.Index(fields=["phone_key", "id"], name="person_of_phone", condition=~Q(phone_key="")),
        ]

    def __str__(self) -> str:
        return self.name


class PersonLink(models.Model):
    """An officer's word that two rows are one person. Never a merge: both rows stay, and the link can be taken back.

    Gone with either row: a petitioner who turns out to be a denouncer leaves no link behind (Luật Tố cáo Đ.8).
    """

    class Ground(models.TextChoices):
        PAPERS = "papers", _("đã đối chiếu giấy tờ tùy thân")
        CONFIRMED = "confirmed", _("người gửi đơn xác nhận")
        NUMBER = "number", _("cùng số căn cước, họ tên khớp")
        KNOWN = "known", _("nơi tiếp công dân biết rõ là một người")

    class TakenBack(models.TextChoices):
        MISTAKE = "mistake", _("nối nhầm")
        PAPERS = "papers", _("giấy tờ cho thấy là hai người")
        DENIED = "denied", _("người gửi đơn cho biết là hai người")

    one = models.ForeignKey(Person, models.CASCADE, related_name="links_as_one")
    other = models.ForeignKey(Person, models.CASCADE, related_name="links_as_other")
    ground = models.CharField(max_length=12, choices=Ground.choices)
    signs = models.JSONField(default=list)  # what the comparison showed the officer; sentences without names or numbers
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=300)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_because = models.CharField(max_length=12, choices=TakenBack.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="person_link_of_two", condition=Q(one__lt=F("other")),
                                   violation_error_message=_("Liên kết nối hai bản ghi khác nhau.")),
            models.UniqueConstraint(fields=["one", "other"], name="person_linked_once", condition=Q(taken_back_at__isnull=True)),
            models.CheckConstraint(
                name="person_link_taken_back_because",
                condition=Q(taken_back_at__isnull=True, taken_back_because="") | (Q(taken_back_at__isnull=False) & ~Q(taken_back_because="")),
                violation_error_message=_("Gỡ liên kết phải có lý do."),
            ),
        ]


class SealedIdentity(models.Model):
    """Who denounced, as everybody may know it: a pseudonym and the token of a folder in the vault, opened by one act only (`people.actions.reveal`).

    Luật Tố cáo Đ.8 k.3, Đ.9, Đ.49, Đ.56: name, address, handwriting and whatever else could
    reveal the denouncer lie there, closed. No `__str__`, no admin, no serializer, no search.
    """

    token = models.CharField(max_length=32, unique=True)
    number = models.IntegerField(help_text=_("số trong bí danh “Người tố cáo 17”, theo năm"))
    year = models.SmallIntegerField()
    secrecy_declined_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "number"], name="pseudonym_once_a_year")]

    @property
    def pseudonym(self) -> str:
        return f"Người tố cáo {self.number}"
