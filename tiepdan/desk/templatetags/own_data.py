"""What a page says of somebody's own data: whether they objected to its use and were heard."""

from django import template

from tiepdan.intake.models import Petition
from tiepdan.privacy.queries import restriction_on

register = template.Library()


@register.simple_tag
def restriction(petition: Petition):
    """The request that restricts how this file's data may be used, or None (Luật 91/2025 Đ.4)."""
    return restriction_on(petition.pk)
