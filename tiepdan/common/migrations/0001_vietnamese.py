"""Vietnamese search without tone marks, and ranges that exclude one another.

Fold first, then cut into words: the parser breaks `123/QĐ-UBND` when it meets raw text.
Everything inside is schema-qualified, so a dump restores under any search_path.
"""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

FOLD = """
create function public.vi_fold(t text) returns text language sql immutable strict parallel safe
  return public.unaccent('public.unaccent'::regdictionary, lower(normalize(t, NFC)));
create text search configuration public.vi (copy = pg_catalog.simple);
alter text search configuration public.vi
  alter mapping for word, hword, hword_part, asciiword, asciihword, hword_asciipart with public.unaccent, simple;
create function public.vi_tsv(t text) returns tsvector language sql immutable strict parallel safe
  return to_tsvector('public.vi'::regconfig, public.vi_fold(t));
create function public.petition_tsv(title text, body text) returns tsvector language sql immutable parallel safe
  return setweight(public.vi_tsv(coalesce(title, '')), 'A') || setweight(public.vi_tsv(coalesce(body, '')), 'B');
"""
UNFOLD = """
drop function public.petition_tsv(text, text);
drop function public.vi_tsv(text);
drop text search configuration public.vi;
drop function public.vi_fold(text);
"""


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(FOLD, UNFOLD),
    ]
