"""Drafting the paper that settles a round: the outcome, its words, the duties it will make."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.models import Decision, Procedure, Round
from tiepdan.cases.procedures import COMPLAINTS
from tiepdan.desk.forms import area
from tiepdan.desk.forms.orders import OrdersForm
from tiepdan.offices.models import Office

OF_A_COMPLAINT = [("right", _("Khiếu nại đúng")), ("partly", _("Khiếu nại đúng một phần")), ("wrong", _("Khiếu nại sai"))]
OUTCOMES = {
    **dict.fromkeys(COMPLAINTS, OF_A_COMPLAINT),
    Procedure.DENUNCIATION: [("right", _("Tố cáo đúng")), ("partly", _("Tố cáo đúng một phần")), ("wrong", _("Tố cáo sai"))],
    Procedure.FEEDBACK: [("answered", _("Trả lời"))],
    Procedure.INSPECTION: [("right", _("Có vi phạm như thông tin nêu")), ("partly", _("Có một phần")), ("wrong", _("Không có vi phạm"))],
}
ASKED_FROM = frozenset({"typed", "verification", "dialogue"})  # facts whoever drafts may still word; the rest the file knows


class DraftForm(OrdersForm):
    """Outcome, summary and rows of duties: what, which office, by when, of which kind, with which figures."""

    outcome = forms.ChoiceField(label=_("Kết luận"), widget=forms.RadioSelect)
    summary = forms.CharField(label=_("Nội dung giải quyết"), widget=area(6), help_text=_("in vào văn bản và báo cho người gửi đơn"))

    def __init__(self, data=None, *, held: Round, today: date, offices: list[Office], before: Decision | None):
        super().__init__(data, today=today, offices=offices, orders=before.orders if before else [], here=held.office_id)
        self.fields["outcome"].choices = OUTCOMES[Procedure(held.procedure)]
        self.fields["outcome"].initial = before.outcome if before else ("answered" if held.procedure == Procedure.FEEDBACK else None)
        self.fields["summary"].initial = before.summary if before else ""
