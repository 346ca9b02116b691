"""Parts of loading a province: offices, successions, posts, abilities and remote areas brought to what the data says."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q

from tiepdan.offices.models import Holding, Office, Post, PostAbility, Province, RemoteArea, Succession
from tiepdan.offices.province_data import ProvinceData


@dataclass
class Changes:
    """What a load changed, in words for the journal: `+` made, `~` changed, `-` ended."""

    told: list[str] = field(default_factory=list)

    def made(self, what: str) -> None:
        self.told.append(f"+ {what}")

    def ended(self, what: str) -> None:
        self.told.append(f"- {what}")

    def set(self, row: object, what: str, fields: dict) -> bool:
        """Set fields on a row and tell which differed; False when all were so already."""
        differing = [name for name, value in fields.items() if getattr(row, name) != value]
        for name in differing:
            setattr(row, name, fields[name])
        if differing:
            self.told.append(f"~ {what}: {', '.join(differing)}")
        return bool(differing)


def sync_offices(province: Province, data: ProvinceData, *, today: date, changes: Changes) -> dict[str, Office]:
    """Every office of the province by code, those the data no longer names ended."""
    known = {office.code: office for office in Office.objects.filter(province=province)}
    new = [Office(province=province, code=plan.code, **plan.fields) for plan in data.offices if plan.code not in known]
    for office in Office.objects.bulk_create(new):
        changes.made(office.code)
    fresh = {office.code: office for office in new}
    every = known | fresh
    changed = []
    for plan in data.offices:
        tied = {"parent_id": every[plan.parent].pk if plan.parent else None}
        if plan.code in fresh:
            fresh[plan.code].parent_id = tied["parent_id"]
            changed.append(fresh[plan.code])
        elif changes.set(known[plan.code], plan.code, plan.fields | tied):
            changed.append(known[plan.code])
    changed += _end_offices(data, known, today=today, changes=changes)
    Office.objects.bulk_update(changed, [*data.offices[0].fields, "parent_id"] if changed else ["name"])
    return every


def _end_offices(data: ProvinceData, known: dict[str, Office], *, today: date, changes: Changes) -> list[Office]:
    named, ended = {plan.code for plan in data.offices}, []
    for code, office in known.items():
        if code in named or office.valid_until:
            continue
        office.valid_until = max(today, office.valid_from + timedelta(days=1))
        changes.ended(code)
        ended.append(office)
    return ended


def sync_successions(province: Province, data: ProvinceData, offices: dict[str, Office], *, changes: Changes) -> None:
    """Who took over from whom, exactly as the data says; what petitions were told stays with the petitions."""
    known = {(row.old_name, row.old_place, row.successor_id): row for row in Succession.objects.filter(province=province)}
    wanted = {(*plan.key, offices[code].pk): (plan, code) for plan in data.successions for code in plan.successors}
    new, changed = [], []
    for key, (plan, code) in wanted.items():
        ended = offices.get(plan.office)
        fields = plan.fields | {"office_id": ended.pk if ended else None}
        if key not in known:
            new.append(Succession(province=province, successor=offices[code], **fields))
            changes.made(f"{plan.fields['old_name']} → {code}")
        elif changes.set(known[key], f"{plan.fields['old_name']} → {code}", fields):
            changed.append(known[key])
    gone = [known[key] for key in known.keys() - wanted.keys()]
    for row in gone:
        changes.ended(f"{row.old_name} →")
    Succession.objects.filter(pk__in=[row.pk for row in gone]).delete()
    Succession.objects.bulk_create(new)
    Succession.objects.bulk_update(changed, ["names", "kind", "office", "about", "ended_on", "cites", "confidence"])


def sync_posts(province: Province, data: ProvinceData, offices: dict[str, Office], *, today: date, changes: Changes) -> dict[str, Post]:
    """Every post the data names, by its code; a post of a named office that is no longer named loses its holders today."""
    known = {post.code: post for post in Post.objects.filter(office__province=province)}
    posts, new, changed = {}, [], []
    for plan in data.offices:
        for seat in plan.posts:
            code = data.post_code(plan.code, seat.code)
            fields = {"role": seat.role, "title": seat.title, "order": seat.order}
            if code not in known:
                new.append(Post(office=offices[plan.code], code=code, **fields))
            elif changes.set(known[code], code, fields):
                changed.append(known[code])
            posts[code] = known.get(code) or new[-1]
    for post in Post.objects.bulk_create(new):
        changes.made(post.code)
    Post.objects.bulk_update(changed, ["role", "title", "order"])
    named_offices = {offices[plan.code].pk for plan in data.offices}
    _vacate([post for code, post in known.items() if code not in posts and post.office_id in named_offices], today=today, changes=changes)
    return posts


def _vacate(posts: list[Post], *, today: date, changes: Changes) -> None:
    held = Holding.objects.filter(post__in=posts).filter(Q(until__isnull=True) | Q(until__gt=today)).select_related("post")
    for holding in held:
        holding.until = max(today, holding.since)
        holding.save(update_fields=["until"])
        changes.ended(holding.post.code)


def sync_abilities(data: ProvinceData, posts: dict[str, Post], *, changes: Changes) -> None:
    """The ability rows of the named posts, exactly as the data says."""
    wanted = {
        (posts[data.post_code(plan.code, seat.code)].pk, ability)
        for plan in data.offices for seat in plan.posts for ability in seat.abilities
    }
    of = {post.pk: post.code for post in posts.values()}
    kept = {(row.post_id, row.ability): row for row in PostAbility.objects.filter(post__in=of)}
    PostAbility.objects.bulk_create(PostAbility(post_id=post, ability=ability) for post, ability in sorted(wanted - kept.keys()))
    PostAbility.objects.filter(pk__in=[kept[gone].pk for gone in kept.keys() - wanted]).delete()
    for post, ability in sorted(wanted - kept.keys()):
        changes.made(f"{of[post]} {ability}")
    for post, ability in sorted(kept.keys() - wanted):
        changes.ended(f"{of[post]} {ability}")


def sync_remote(province: Province, data: ProvinceData, offices: dict[str, Office], *, today: date, changes: Changes) -> None:
    """Remote areas by office and first day; one the data no longer names ends today. Ends come before beginnings."""
    known = {(row.office.code, row.since): row for row in RemoteArea.objects.filter(office__province=province).select_related("office")}
    plans = {(plan.code, plan.since): plan for plan in data.remote}
    for key, row in known.items():
        if key not in plans and (row.until is None or row.until > today):
            row.until = max(today, row.since)
            row.save(update_fields=["until"])
            changes.ended(f"{key[0]} remote")
    for key in known.keys() & plans.keys():
        plan = plans[key]
        if changes.set(known[key], f"{plan.code} remote", {"until": plan.until, "cites": plan.cites, "certain": plan.certain}):
            known[key].save(update_fields=["until", "cites", "certain"])
    new = [plans[key] for key in sorted(plans.keys() - known.keys())]
    RemoteArea.objects.bulk_create(
        RemoteArea(office=offices[plan.code], since=plan.since, until=plan.until, cites=plan.cites, certain=plan.certain) for plan in new
    )
    for plan in new:
        changes.made(f"{plan.code} remote")
