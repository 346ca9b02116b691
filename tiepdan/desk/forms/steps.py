"""What each step of a round must be told. The step table says which are open; here stands only what is asked."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.conditions import ASKED_OF_A_DIALOGUE, CONFLICT, CONFLICTS, IN_PERSON, TEAM, questions
from tiepdan.cases.models import Dialogue, Procedure, Round
from tiepdan.cases.procedures import round_word
from tiepdan.desk.forms import DeskForm, area, day_input, lines_of
from tiepdan.desk.words import short_cites
from tiepdan.law.conditions import all_conditions, cites_on
from tiepdan.offices.abilities import VERIFY
from tiepdan.offices.models import Post
from tiepdan.offices.queries import holders_of


class StepForm(DeskForm):
    """A step without anything to tell."""

    def __init__(self, data=None, *, held: Round, today: date):
        self.held, self.today = held, today
        super().__init__(data)

    def told(self) -> dict:
        """The words the act takes."""
        return self.cleaned_data


class VerifyForm(StepForm):
    alone = forms.BooleanField(label=_("Người giải quyết tự mình xác minh, không lập tổ"), required=False,
                               help_text=_("việc rõ ràng, chứng cứ cụ thể (NĐ 31/2019 Đ.10 k.1, Đ.19); để trống những người dưới đây"))
    lead = forms.ModelChoiceField(label=_("Người phụ trách xác minh"), queryset=Post.objects.none())
    members = forms.MultipleChoiceField(label=_("Thành viên trong cơ quan"), required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.CharField(label=_("Thành viên nơi khác"), required=False, widget=area(2), help_text=_("mỗi dòng một người: họ tên, chức vụ"))
    days = forms.IntegerField(label=_("Thời gian xác minh"), min_value=1, max_value=90, initial=15, help_text=_("ngày"))

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        posts = Post.objects.filter(office_id=held.office_id).select_related("office").exclude(pk=held.petition.accused_post_id or 0)
        self.fields["lead"].queryset = posts.filter(ability_rows__ability=VERIFY).distinct()
        people = holders_of([post.pk for post in posts], today)
        self.names = {str(post.pk): f"{people[post.pk].full_name}, {post.title}" for post in posts if post.pk in people}
        self.fields["lead"].label_from_instance = lambda post: self.names.get(str(post.pk), post.title)
        self.fields["members"].choices = list(self.names.items())
        self.asked = questions(today, procedure=held.procedure) if held.procedure in CONFLICTS else {}
        condition = CONFLICTS.get(Procedure(held.procedure), CONFLICT)
        if held.procedure == Procedure.DENUNCIATION:
            self.fields["members"].help_text = short_cites(cites_on(TEAM, today))
            self.fields["lead"].required = False
        else:
            del self.fields["alone"]
        for name, ask in self.asked.items():
            self.fields[f"declared_{name}"] = forms.ChoiceField(
                label=ask, choices=[("no", _("Không")), ("yes", _("Có"))], widget=forms.RadioSelect, help_text=short_cites(cites_on(condition, today)),
                required=held.procedure == Procedure.DENUNCIATION, initial="" if held.procedure == Procedure.DENUNCIATION else "no",
            )

    def clean(self):
        told = super().clean()
        if not told.get("alone") and not told.get("lead") and "lead" not in self.errors:
            self.add_error("lead", _("Hãy chọn người phụ trách xác minh."))
        return told

    def told(self) -> dict:
        told = self.cleaned_data
        lead = told["lead"]
        inside = [self.names[pk] for pk in told["members"] if lead is None or pk != str(lead.pk)]
        declared = {name: told[f"declared_{name}"] == "yes" for name in self.asked}
        return {"lead": lead, "team": inside + lines_of(told["others"]), "days": told["days"], "declared": declared, "alone": told.get("alone", False)}


class ReportForm(StepForm):
    text = forms.CharField(label=_("Kết quả xác minh"), widget=area(8), help_text=_("từng nội dung, căn cứ vào đâu"))
    agrees = forms.TypedChoiceField(
        label=_("Kết quả có thống nhất với yêu cầu của người gửi không"), coerce=lambda value: value == "yes", widget=forms.RadioSelect,
        choices=[("yes", _("Thống nhất")), ("no", _("Còn khác nhau: khiếu nại thì phải đối thoại"))],
    )


class InviteForm(StepForm):
    day = forms.DateField(label=_("Ngày đối thoại"), widget=day_input(), help_text=_("giấy mời phải đi trước 5 ngày"))
    hour = forms.TimeField(label=_("Giờ"), initial="08:00", widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    place = forms.CharField(label=_("Nơi đối thoại"), max_length=200)
    chair = forms.CharField(label=_("Người chủ trì, nếu không phải người giải quyết"), max_length=200, required=False,
                            help_text=_("để trống: người giải quyết trực tiếp chủ trì"))

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        self.fields["place"].initial = _("Trụ sở {office}").format(office=held.office.name)
        self.asked = [name for name in ASKED_OF_A_DIALOGUE if round_word(held) == "second"]
        for name in self.asked:
            self.fields[f"asked_{name}"] = forms.ChoiceField(label=all_conditions()[IN_PERSON].facts[name].ask, required=False, widget=forms.RadioSelect,
                                                             choices=[("no", _("Không")), ("yes", _("Có"))])

    def told(self) -> dict:
        told = {name: self.cleaned_data[name] for name in ("day", "place", "chair")}
        asked = {name: said == "yes" for name in self.asked if (said := self.cleaned_data[f"asked_{name}"])}
        return {**told, "hour": self.cleaned_data["hour"].strftime("%H:%M"), "asked": asked}


class DialogueForm(StepForm):
    led_by = forms.CharField(label=_("Người chủ trì"), max_length=200)
    attended = forms.CharField(label=_("Có mặt"), widget=area(3), help_text=_("mỗi dòng một người"))
    absence = forms.ChoiceField(label=_("Người khiếu nại"), required=False, widget=forms.RadioSelect, choices=[
        ("", _("Có mặt")), ("unexcused", _("Vắng không có lý do chính đáng: vẫn giải quyết tiếp")), ("excused", _("Vắng có lý do chính đáng: phải hoãn"))])
    absent = forms.CharField(label=_("Ai vắng mặt, vì sao"), max_length=300, required=False)
    minutes = forms.CharField(label=_("Nội dung, ý kiến từng người, điều đã thống nhất và chưa thống nhất"), widget=area(8))

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        planned = Dialogue.objects.filter(round=held, held_on__isnull=True, postponed_on__isnull=True).order_by("planned_on").last()
        self.fields["led_by"].initial = planned.led_by if planned else ""


class WhyForm(StepForm):
    reason = forms.CharField(label=_("Điều cần sửa"), widget=area(4))
