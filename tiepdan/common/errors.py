"""The family of refusals: an act that may not be done now says why, in plain Vietnamese."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """An act is not allowed now. `sentence` is what the person reads; the class name is the API's code."""

    sentence = _("Việc này chưa làm được.")

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(str(self.sentence).format(**facts))

    @property
    def code(self) -> str:
        return type(self).__name__


class AbilityMissing(Refused):
    sentence = _("Việc này không thuộc chức vụ của ông/bà. Chưa ghi gì; hãy chuyển cho người được giao.")


class NotFound(Refused):
    sentence = _("Không tìm thấy {what}. Có thể mã bị gõ nhầm, hoặc ông/bà không được xem hồ sơ này.")


def require(actor, ability: str) -> None:
    """Refuse unless the actor's post holds the ability. Raises AbilityMissing."""
    if not actor.can(ability):
        raise AbilityMissing(ability=ability)
