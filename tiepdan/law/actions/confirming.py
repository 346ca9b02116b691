"""A rule whose text is not certain: the province's legal officer vouches for it, or takes that back."""

from datetime import date

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.journal.record import record
from tiepdan.law import entries
from tiepdan.law.actions._recount import write_recounted
from tiepdan.law.models import Recount, RuleConfirmation
from tiepdan.law.permission import require_legal_officer
from tiepdan.law.queries import calendar_of, confirmations
from tiepdan.law.recounting import recounted, resting_on
from tiepdan.law.recurring import Recurring, all_recurring
from tiepdan.law.refusals import GroundMissing, RuleCertainAlready, RuleNotConfirmed, RuleUnknown
from tiepdan.law.rules import Rule, all_rules
from tiepdan.law.turns import stand_alone


@transaction.atomic
def confirm_rule(rule_id: str, *, by: Actor, province_id: int, ground: str, today: date) -> RuleConfirmation:
    """Vouch for a rule on a ground (the text that was read): dates resting on it, running and to come, show as certain.

    A recurring duty may be vouched for too; no date rests on it. No date moves. Raises AbilityMissing, GroundMissing, RuleUnknown, RuleCertainAlready.
    """
    rule = _asked(rule_id, by, province_id, ground)
    stand_alone(province_id)
    if rule.confidence == "FOUND" or rule_id in confirmations(province_id):
        raise RuleCertainAlready(rule=rule_id)
    told = RuleConfirmation.objects.create(
        province_id=province_id, rule=rule_id, ground=ground.strip(), confirmed_on=today, confirmed_by=by.signature[:300],
    )
    recount = _rewrite(rule, f"xác nhận {rule_id}", province_id, ground, by, today)
    record(entries.RULE_CONFIRMED, told, by=by, rule=rule_id, cites=rule.cites, ground=told.ground, looked_at=recount.looked_at)
    return told


@transaction.atomic
def take_back_rule(rule_id: str, *, by: Actor, province_id: int, ground: str, today: date) -> RuleConfirmation:
    """No longer vouch for a rule: dates resting on it show their doubt again. Raises AbilityMissing, GroundMissing, RuleUnknown, RuleNotConfirmed."""
    rule = _asked(rule_id, by, province_id, ground)
    stand_alone(province_id)
    told = confirmations(province_id).get(rule_id)
    if told is None:
        raise RuleNotConfirmed(rule=rule_id)
    told.taken_back_on, told.taken_back_because = today, ground.strip()
    told.save(update_fields=["taken_back_on", "taken_back_because"])
    recount = _rewrite(rule, f"rút xác nhận {rule_id}", province_id, ground, by, today)
    record(entries.RULE_TAKEN_BACK, told, by=by, rule=rule_id, cites=rule.cites, ground=told.taken_back_because, looked_at=recount.looked_at)
    return told


def _asked(rule_id: str, by: Actor, province_id: int, ground: str) -> Rule | Recurring:
    require_legal_officer(by, province_id)
    if not ground.strip():
        raise GroundMissing()
    rule = all_rules().get(rule_id) or all_recurring().get(rule_id)
    if rule is None:
        raise RuleUnknown(rule=rule_id)
    return rule


def _rewrite(rule: Rule | Recurring, what: str, province_id: int, ground: str, by: Actor, today: date) -> Recount:
    recount = Recount.objects.create(province_id=province_id, done_on=today, what=what, ground=ground.strip(), by=by.signature[:300])
    groups = resting_on(province_id, rule.id)
    write_recounted(recount, groups, recounted(groups, calendar_of(province_id), confirmations(province_id), {}))
    return recount
