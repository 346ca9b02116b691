"""Which form asks for what a way out of the tray needs, and which act answers it."""

from collections.abc import Callable

from tiepdan.cases.actions import accept, inspect, review_follow_up
from tiepdan.desk.forms.denounced import CrimeReplyWayForm, CrimeWayForm, InspectForm, LengthenCheckForm, VerifyDenouncerForm
from tiepdan.desk.forms.follow_up import FollowUpForm
from tiepdan.desk.forms.part import PartForm
from tiepdan.desk.forms.rounds import AcceptRoundForm
from tiepdan.desk.forms.ways import (
    CompleteForm,
    DeclineForm,
    ReasonForm,
    RemindForm,
    ReplyForm,
    ReportBackForm,
    RouteForm,
    SendBackForm,
    SettleForm,
    TransferForm,
    WayForm,
)
from tiepdan.intake import actions

# What the button says is the table's; this only names which form asks and which act answers.
WAYS: dict[str, tuple[type[WayForm], Callable]] = {
    "route": (RouteForm, actions.route), "accept": (AcceptRoundForm, accept), "decline": (DeclineForm, actions.decline), "guide": (ReasonForm, actions.guide),
    "transfer": (TransferForm, actions.transfer), "file": (ReasonForm, actions.file_away),
    "take_in": (WayForm, actions.take_in), "send_back": (SendBackForm, actions.send_back), "settle_competence": (SettleForm, actions.settle_competence),
    "return_petition": (ReasonForm, actions.return_petition), "return_to_transferor": (ReasonForm, actions.return_to_transferor),
    "ask_to_complete": (CompleteForm, actions.ask_to_complete), "record_reply": (ReplyForm, actions.record_reply), "remind": (RemindForm, actions.remind),
    "part_petition": (PartForm, actions.part_petition),
    "report_back": (ReportBackForm, actions.report_back),
    "inspect": (InspectForm, inspect), "review_follow_up": (FollowUpForm, review_follow_up),
    "verify_denouncer": (VerifyDenouncerForm, actions.verify_denouncer), "lengthen_check": (LengthenCheckForm, actions.lengthen_check),
    "hand_over_crime": (CrimeWayForm, actions.hand_over_crime), "record_crime_reply": (CrimeReplyWayForm, actions.record_crime_reply),
}
