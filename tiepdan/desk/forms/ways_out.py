"""Which form asks for what a way out of the tray needs, and which act answers it."""

from collections.abc import Callable

from tiepdan.cases.actions import accept, inspect
from tiepdan.desk.forms.denounced import CrimeReplyWayForm, CrimeWayForm, InspectForm, LengthenCheckForm, VerifyDenouncerForm
from tiepdan.desk.forms.ways import AcceptForm, DeclineForm, ReasonForm, RouteForm, TransferForm, WayForm
from tiepdan.intake import actions
from tiepdan.intake.actions import decline, file_away, guide, route, transfer

# What the button says is the table's; this only names which form asks and which act answers.
WAYS: dict[str, tuple[type[WayForm], Callable]] = {
    "route": (RouteForm, route), "accept": (AcceptForm, accept), "decline": (DeclineForm, decline), "guide": (ReasonForm, guide),
    "transfer": (TransferForm, transfer), "file": (ReasonForm, file_away),
    "inspect": (InspectForm, inspect),
    "verify_denouncer": (VerifyDenouncerForm, actions.verify_denouncer), "lengthen_check": (LengthenCheckForm, actions.lengthen_check),
    "hand_over_crime": (CrimeWayForm, actions.hand_over_crime), "record_crime_reply": (CrimeReplyWayForm, actions.record_crime_reply),
}
