"""What the desk itself writes: mending an unsigned letter, giving a number up, handing a file over, lists taken out, searches over the province.

Everything else is an act of the room it belongs to.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tiepdan.cases.models import Round
from tiepdan.common.actor import Actor
from tiepdan.common.errors import require
from tiepdan.desk import entries
from tiepdan.desk.citing import cites_known
from tiepdan.desk.errors import (
    AccusedNeverSigns,
    FactDecided,
    GroundNotCited,
    HandoverIncomplete,
    NoSuchPost,
    NotConfirmedYet,
    NotYourLetter,
    NotYourNumber,
    NotYoursToExport,
)
from tiepdan.desk.queries import lists
from tiepdan.desk.queries.efile import head_of, leaves_of, why_not_export
from tiepdan.desk.queries.extracts import handed_leaves, words_of
from tiepdan.desk.queries.letters import LetterSeen, choosable, ways_of, why_not_give_up
from tiepdan.documents.actions import (
    amend_letter,
    ask_countersign,
    begin_export,
    cancel_number,
    drop_countersign,
    export_leaves,
    hand_in_edited,
    mark_secret,
    name_replaced,
    submit_letter,
    withdraw_edited,
)
from tiepdan.documents.models import Countersign, EditedCopy, FileExport, Letter
from tiepdan.documents.read import missing_facts
from tiepdan.documents.store import sha256_of
from tiepdan.intake.actions import compare_with_folder, write_handover
from tiepdan.intake.models import Petition
from tiepdan.journal.record import record
from tiepdan.offices.abilities import SEE_PROVINCE
from tiepdan.offices.models import Office, Post


@transaction.atomic
def mend_letter(seen: LetterSeen, *, by: Actor, facts: dict) -> Letter:
    """Put other facts into an unsigned letter and lay it before its signer again.

    What the round decided stays as decided there. Raises NotYourLetter, FactDecided, and what amending and submitting refuse.
    """
    _check_amends(seen, by)
    if decided := seen.locked & facts.keys():
        raise FactDecided(names=", ".join(sorted(decided)))
    amend_letter(seen.letter.pk, by=by, facts=facts)
    return submit_letter(seen.letter.pk, by=by) if seen.letter.signer_post_id else seen.letter


@transaction.atomic
def hand_in_words(seen: LetterSeen, *, by: Actor, now: datetime, data: bytes) -> EditedCopy:
    """Have an unsigned letter printed from the .docx its drafter edited; a job makes pages of it and lays them before the signer.

    Raises NotYourLetter and what handing in refuses.
    """
    _check_amends(seen, by)
    return hand_in_edited(seen.letter.pk, by=by, now=now, data=data)


@transaction.atomic
def take_words_back(seen: LetterSeen, *, by: Actor, now: datetime) -> Letter:
    """Withdraw the edited .docx: the letter is printed from its data again and laid before its signer. Raises NotYourLetter, EditedNone."""
    _check_amends(seen, by)
    letter = withdraw_edited(seen.letter.pk, by=by, now=now)
    return submit_letter(letter.pk, by=by) if letter.signer_post_id and not missing_facts(letter, timezone.localdate(now)) else letter


@transaction.atomic
def ask_hand(seen: LetterSeen, *, by: Actor, now: datetime, post: str, kind: str) -> Countersign:
    """Whoever drafts a letter says who initials it, or who signs it beside the signer. `post` is a code.

    Never the one a denunciation is about (Luật Tố cáo Đ.9). Raises NotYourLetter, NoSuchPost, AccusedNeverSigns and what asking refuses.
    """
    _check_amends(seen, by)
    held = choosable(seen, by).filter(code=post).first()
    if held is None or kind not in Countersign.Kind.values:
        raise NoSuchPost()
    if held.pk == seen.petition.accused_post_id:
        raise AccusedNeverSigns(post=held.title)
    return ask_countersign(seen.letter.pk, by=by, now=now, post=held, kind=kind)


@transaction.atomic
def drop_hand(seen: LetterSeen, *, by: Actor, now: datetime, post: str) -> None:
    """Whoever drafts the letter no longer asks that hand. Raises NotYourLetter and what dropping refuses."""
    _check_amends(seen, by)
    drop_countersign(seen.letter.pk, by=by, now=now, post_id=Post.objects.filter(code=post).values_list("pk", flat=True).first() or 0)


@transaction.atomic
def say_replaced(seen: LetterSeen, *, by: Actor, replaces: int) -> Letter:
    """Whoever drafts a letter says which one it takes the place of. Raises NotYourLetter and what naming refuses."""
    _check_amends(seen, by)
    return name_replaced(seen.letter.pk, by=by, replaces=replaces)


@transaction.atomic
def say_secret(seen: LetterSeen, *, by: Actor, secret: bool, ground: str) -> Letter:
    """Whoever drafts a letter says whether it is numbered among the secret ones, and on what ground. Raises NotYourLetter and what marking refuses."""
    _check_amends(seen, by)
    return mark_secret(seen.letter.pk, by=by, secret=secret, ground=ground)


@transaction.atomic
def give_up_number(seen: LetterSeen, *, by: Actor, because: str) -> Letter:
    """Cancel the number of a letter of one's own office that was signed and not sent; who may sign for the office may do it.

    A letter that carries a decision stays: the round rests on it. Raises NotYourNumber and what cancelling refuses.
    """
    if reason := why_not_give_up(seen, by):
        raise NotYourNumber(because=reason)
    return cancel_number(seen.letter.pk, by=by, because=because)


@transaction.atomic
def export_file(held: Round, *, by: Actor, now: datetime, to: str, ground: str) -> bytes:
    """Hand the whole file over as one signed bundle, to whom and on what ground (Luật Khiếu nại Đ.34 k.2); the settler or the clerk may.

    Of a denunciation only letters and confirmed working copies leave: the original, what came with it and what is sealed stay, told in the index
    without their names.
    Raises NotYoursToExport and what exporting refuses.
    """
    if reason := why_not_export(held, by):
        raise NotYoursToExport(because=reason)
    return export_leaves(held, leaves_of(held), by=by, now=now, office=held.office, head={**head_of(held, now), "to": to, "ground": ground})


@transaction.atomic
def hand_over_extract(petition: Petition, held: Round | None, *, by: Actor, now: datetime, to: str, receiver: str, ground: str,
                      chosen: Sequence[str]) -> bytes:
    """Give a denunciation to a body outside as one sealed package: the confirmed extract, redacted pages and letters that were chosen.

    Whoever may know it does it, with an open key: every word that leaves is compared with the folder first. `receiver` is who takes it,
    `ground` cites an article. Luật Tố cáo Đ.39, Đ.56. Raises HandoverIncomplete, GroundNotCited, NotConfirmedYet, AbilityMissing,
    ExtractNotYours, HandoverTells, KeyLocked, NotGiven, VaultClosed, FileTooThick and what sealing refuses.
    """
    said = {name: " ".join(words.split())[:most] for name, words, most in (("to", to, 200), ("receiver", receiver, 120), ("ground", ground, 200))}
    for name, what in (("to", _("cơ quan nhận")), ("receiver", _("người nhận")), ("ground", _("căn cứ"))):
        if not said[name]:
            raise HandoverIncomplete(what=what)
    if not chosen:
        raise HandoverIncomplete(what=_("thứ cần giao"))
    if not cites_known(said["ground"]):
        raise GroundNotCited()
    leaves, missing = handed_leaves(petition, held, chosen)
    if missing:
        raise NotConfirmedYet(what=missing)
    compare_with_folder(petition.pk, by=by, items={_("Nơi nhận, căn cứ"): " ".join(said.values()), **{leaf.name: words_of(leaf) for leaf in leaves}})
    office = Office.objects.select_related("province").get(pk=by.office_id)
    head = {"code": petition.code, "procedure": _("Bản trích tố cáo, đã che danh tính"), "office": office.name, "title": "",
            "day": f"{timezone.localtime(now):%d/%m/%Y}", "to": _("{to}; người nhận: {who}").format(to=said["to"], who=said["receiver"])[:200],
            "ground": said["ground"]}
    made = export_leaves(petition, leaves, by=by, now=now, office=office, head=head)
    write_handover(petition.pk, by=by, now=now, items=[leaf.name for leaf in leaves], pages=leaves[-1].last, sha256=sha256_of(made), **said)
    take_out(_("Gói bản trích {code}").format(code=petition.code), len(leaves), by=by, now=now)
    return made


@transaction.atomic
def take_out(sheet: str, rows: int, *, by: Actor, now: datetime, printed: bool = False) -> None:
    """Write down that a list left the screen, as a file or on paper: which one and how many lines, so that nothing leaves without a trace."""
    kind = entries.PRINTED if printed else entries.EXPORTED
    record(kind, Office.objects.get(pk=by.office_id), by=by, at=now, sheet=sheet, rows=rows)


@transaction.atomic
def search_province(words: str, *, by: Actor, now: datetime) -> lists.Found:
    """Search the files of every office, for who oversees them; the search is written down, its words are not (they may be a name).

    Raises AbilityMissing.
    """
    require(by, SEE_PROVINCE)
    found = lists.search(by, words)
    count = len(found.page.rows) + len(found.people) + (found.exact is not None)
    record(entries.SEARCHED, Office.objects.get(pk=by.office_id), by=by, at=now, found=count)
    return found


@transaction.atomic
def open_elsewhere(petition: Petition, *, by: Actor, now: datetime) -> None:
    """Write down that somebody who oversees the province opens a file of another office. Raises AbilityMissing."""
    require(by, SEE_PROVINCE)
    record(entries.OPENED_ELSEWHERE, petition, by=by, at=now)


@transaction.atomic
def export_thick_file(held: Round, *, by: Actor, now: datetime, to: str, ground: str) -> FileExport:
    """The same for a file of more than 200 pages or 100 MB: a job makes it, the page says how far it is, the archive lies ready for seven days.

    Raises NotYoursToExport and what beginning an export refuses.
    """
    if reason := why_not_export(held, by):
        raise NotYoursToExport(because=reason)
    head = {**head_of(held, now), "to": to, "ground": ground}
    return begin_export(held, leaves_of(held), by=by, now=now, office=held.office, head=head, kind="round")


def _check_amends(seen: LetterSeen, by: Actor) -> None:
    way = ways_of(seen, by)["amend"]
    if not way.open:
        raise NotYourLetter(because=way.because)
