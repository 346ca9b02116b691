"""Sealed papers and what was read on them move from the site's old key into the folders of the vault (decision 15).

The old bytes under files/sealed stay until the commit; a migration that is undone finds them again.
"""

import hashlib
import json
import shutil

from django.conf import settings
from django.db import migrations, transaction
from django.utils import timezone

from tiepdan.documents.store import Store
from tiepdan.vault.envelope import close
from tiepdan.vault.migrations._take_over import new_folder, old_bytes


def into_folders(apps, schema_editor):
    now, old = timezone.now(), settings.FILES_DIR / "sealed"
    tokens = _tokens(apps)
    papers = apps.get_model("documents", "Paper").objects.select_related("file")
    for paper in papers.filter(sealed=True).order_by("pk"):
        token = tokens.get((paper.subject, paper.subject_id))
        if token is None:
            token = tokens[paper.subject, paper.subject_id] = new_folder(apps, settings.KEYS_DIR, now).token
        _take_over(apps, paper, token)
    _open_what_is_no_secret(apps)
    _who_must_know(apps, now)
    transaction.on_commit(lambda: shutil.rmtree(old, ignore_errors=True))


def _tokens(apps):
    petitions = apps.get_model("intake", "Petition").objects.filter(sealed__isnull=False)
    rounds = apps.get_model("cases", "Round").objects.filter(petition__sealed__isnull=False)
    return {
        **{("petition", pk): token for pk, token in petitions.values_list("pk", "sealed__token")},
        **{("round", pk): token for pk, token in rounds.values_list("pk", "petition__sealed__token")},
    }


def _old(name):
    return settings.FILES_DIR / "sealed" / name[:2] / name[2:4] / name


def _take_over(apps, paper, token):
    name, public = paper.file.sha256, bytes(apps.get_model("vault", "Folder").objects.get(token=token).public)
    store = Store(settings.FILES_DIR)
    data = old_bytes(_old(name).read_bytes(), settings.KEYS_DIR, name) if paper.file.sealed else store.read(name)
    if hashlib.sha256(data).hexdigest() != name:
        raise ValueError(f"{name[:12]} is not whole; nothing was taken over")
    store.keep_closed(name, token, close(public, data, f"file/{name}"))
    paper.folder = token
    paper.save(update_fields=["folder"])
    if not paper.file.folder:
        apps.get_model("documents", "File").objects.filter(pk=paper.file_id, folder="").update(folder=token)
    for page in paper.page_readings.filter(sealed_body__isnull=False):
        place = f"page/{paper.pk}/{page.number}"
        body = old_bytes(bytes(page.sealed_body), settings.KEYS_DIR, place)
        json.loads(body)
        page.sealed_body = close(public, body, place)
        page.save(update_fields=["sealed_body"])


def _open_what_is_no_secret(apps):
    """Papers that had turned out to be no denunciation were shown, but their bytes had stayed closed."""
    for file in apps.get_model("documents", "File").objects.filter(sealed=True, papers__sealed=False).distinct():
        Store(settings.FILES_DIR).keep(old_bytes(_old(file.sha256).read_bytes(), settings.KEYS_DIR, file.sha256))
        file.sealed, file.folder = False, ""
        file.save(update_fields=["sealed", "folder"])


def _who_must_know(apps, now):
    """The posts that hold or settle what is sealed; they get their keys' wraps when they have made a key."""
    must = apps.get_model("vault", "MustKnow").objects
    posts = apps.get_model("offices", "Post").objects
    for petition in apps.get_model("intake", "Petition").objects.filter(sealed__isnull=False).select_related("sealed"):
        offices = {petition.holder_office_id, petition.competent_office_id} - {None, petition.accused_office_id}
        wanted = {petition.holder_post_id, *posts.filter(office__in=offices, role="head").values_list("pk", flat=True)}
        for post in wanted - {None, petition.accused_post_id}:
            must.get_or_create(token=petition.sealed.token, post_id=post, defaults={"because": "tiếp nhận từ ngăn niêm phong cũ", "asked_at": now})


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0015_looked_at_again'),
        ('documents', '0013_vault'),
        ('intake', '0009_parts'),
        ('offices', '0005_office_without_successor'),
        ('people', '0003_vault'),
    ]

    operations = [migrations.RunPython(into_folders, migrations.RunPython.noop, elidable=True)]
