"""Which form asks for what a step needs, and which act answers it."""

from collections.abc import Callable

from tiepdan.cases import actions
from tiepdan.desk.forms.conclusion import CloseForm, HandlingForm, MonitorForm
from tiepdan.desk.forms.denounced import CrimeForm, CrimeReplyForm, InspectionOrderForm
from tiepdan.desk.forms.follow_up import (
    CorrectEarlierForm,
    KeepForm,
    LatenessForm,
    PassOnForm,
    ResettleForm,
    SettledForm,
    SettlingForm,
    TakeForm,
)
from tiepdan.desk.forms.halting import ExtendForm, ResumeForm, SuspendForm, TerminateForm, WithdrawForm
from tiepdan.desk.forms.on_the_way import AskForm, AssessForm, CourtResultForm, LawsuitForm, ReasonedForm, ReplyForm, StayForm
from tiepdan.desk.forms.publishing import PublishForm
from tiepdan.desk.forms.rounds import LinkRoundForm, UnlinkRoundForm
from tiepdan.desk.forms.steps import DialogueForm, InviteForm, ReportForm, StepForm, VerifyForm, WhyForm

# Drafting asks more than a few words and has a page of its own (views/drafting.py).
STEPS: dict[str, tuple[type[StepForm], Callable]] = {
    "verify": (VerifyForm, actions.verify), "report": (ReportForm, actions.report), "invite": (InviteForm, actions.invite),
    "dialogue": (DialogueForm, actions.dialogue), "return_draft": (WhyForm, actions.return_draft), "sign": (StepForm, actions.sign),
    "send": (StepForm, actions.send), "take_effect": (StepForm, actions.take_effect), "order": (StepForm, actions.order),
    "publish": (PublishForm, actions.publish), "close": (CloseForm, actions.close), "withdraw": (WithdrawForm, actions.withdraw),
    "suspend": (SuspendForm, actions.suspend), "resume": (ResumeForm, actions.resume), "terminate": (TerminateForm, actions.terminate),
    "extend": (ExtendForm, actions.extend), "stay": (StayForm, actions.stay), "lift_stay": (ReasonedForm, actions.lift_stay),
    "ask_information": (AskForm, actions.ask_information), "order_assessment": (AssessForm, actions.order_assessment),
    "record_reply": (ReplyForm, actions.record_reply), "postpone": (ReasonedForm, actions.postpone),
    "record_lawsuit": (LawsuitForm, actions.record_lawsuit), "record_court_result": (CourtResultForm, actions.record_court_result),
    "hand_over_crime": (CrimeForm, actions.hand_over_crime), "record_crime_reply": (CrimeReplyForm, actions.record_crime_reply),
    "link_round": (LinkRoundForm, actions.link_round), "unlink_round": (UnlinkRoundForm, actions.unlink_round), "take_over": (StepForm, actions.take_over),
    "order_inspection": (InspectionOrderForm, actions.order_inspection), "record_findings": (ReportForm, actions.record_findings),
    "assign_monitor": (MonitorForm, actions.assign_monitor), "record_handling": (HandlingForm, actions.record_handling),
    "correct_earlier": (CorrectEarlierForm, actions.correct_earlier), "keep_settlement": (KeepForm, actions.keep_settlement),
    "pass_on": (PassOnForm, actions.pass_on), "resettle": (ResettleForm, actions.resettle), "demand_report": (StepForm, actions.demand_report),
    "report_lateness": (LatenessForm, actions.report_lateness), "order_settling": (SettlingForm, actions.order_settling),
    "end_review": (SettledForm, actions.end_review), "take_denunciation": (TakeForm, actions.take_denunciation),
}
