"""What the whole house does by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="0 * * * *")
@app.task(name="project.anchor", queue="letters", queueing_lock="anchor")
def anchor_job(timestamp: int) -> None:
    """Each hour one anchor for each province; one that fails keeps no other from its own."""
    from tiepdan.offices.models import Province

    for province in Province.objects.order_by("pk"):
        anchor_province_job.configure(lock=f"anchor/{province.code}").defer(province_id=province.pk)


@app.task(name="project.anchor_province", queue="letters")
def anchor_province_job(province_id: int) -> None:
    from tiepdan.offices.models import Province
    from tiepdan.project.anchors import make_anchor

    make_anchor(Province.objects.get(pk=province_id), now=timezone.now())
