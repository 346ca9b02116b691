"""The steps of a complaint about a disciplinary decision, the fourth chapter of the law of complaints. Pure."""

from tiepdan.cases.steps.complaint import ASKING, LINKING, ON_THE_WAY, afterwards, settling
from tiepdan.cases.steps.step import Step, states

PUBLISH = Step("publish", "Công bố quyết định", states("in_effect"), "", "Luật Khiếu nại Đ.58 k.1", "case.verify", ("not_published",))
CLOSE = Step("close", "Kết thúc vụ việc", states("in_effect"), "closed", "Luật Khiếu nại Đ.58", "case.verify",
             ("decision_published", "order_given", "duties_done"))

DISCIPLINE_FIRST = (
    *settling(verify="Luật Khiếu nại Đ.52", report="Luật Khiếu nại Đ.52 k.2", dialogue="Luật Khiếu nại Đ.53", decide="Luật Khiếu nại Đ.54",
              send="Luật Khiếu nại Đ.54 k.2", effect="Luật Khiếu nại Đ.57 k.1"),
    PUBLISH, CLOSE,
    *ASKING, *ON_THE_WAY, *afterwards("Luật Khiếu nại Đ.57 k.3"),
)

DISCIPLINE_SECOND = (
    *settling(verify="Luật Khiếu nại Đ.55 k.2", report="Luật Khiếu nại Đ.55 k.2", dialogue="Luật Khiếu nại Đ.55 k.3", decide="Luật Khiếu nại Đ.56",
              send="Luật Khiếu nại Đ.56 k.2", effect="Luật Khiếu nại Đ.57 k.1"),
    PUBLISH, CLOSE,
    *LINKING, *ASKING, *ON_THE_WAY, *afterwards("Luật Khiếu nại Đ.57 k.3"),
)
