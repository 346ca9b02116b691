"""Ownerless is an impossible row: whoever commits, by whatever means, leaves exactly one responsible post, or nobody where nobody is due."""

from django.db import migrations

FUNCTIONS = """
create function public.owner_agrees(asked_subject text, asked_id bigint) returns boolean language sql stable as $$
    select coalesce(
        (select case
            when due.post is null then not exists (
                select from intake_custody held where held.subject = asked_subject and held.subject_id = asked_id and held.until is null)
            else exists (
                select from intake_custody held where held.subject = asked_subject and held.subject_id = asked_id and held.until is null
                    and held.post_id = due.post and held.office_id = due.office)
            end
        from (
            select case when state in ('received', 'read', 'routed') then coalesce(holder_post_id, 0) end as post, holder_office_id as office
                from intake_petition where asked_subject = 'petition' and id = asked_id
            union all
            select case when state not in ('closed', 'terminated') then coalesce(held_round.holder_post_id, 0) end, seat.office_id
                from cases_round held_round left join offices_post seat on seat.id = held_round.holder_post_id
                where asked_subject = 'round' and held_round.id = asked_id
        ) due),
        not exists (select from intake_custody held where held.subject = asked_subject and held.subject_id = asked_id and held.until is null)
    )
$$;

create function public.never_ownerless() returns trigger language plpgsql as $$
declare
    one_subject text;
    one_id bigint;
begin
    if tg_table_name = 'intake_custody' then
        if tg_op = 'UPDATE' and (old.subject, old.subject_id) is distinct from (new.subject, new.subject_id)
                and not public.owner_agrees(old.subject, old.subject_id) then
            raise exception '% % is left without its one responsible post', old.subject, old.subject_id
                using errcode = 'check_violation', constraint = 'never_ownerless';
        end if;
        one_subject := case when tg_op = 'DELETE' then old.subject else new.subject end;
        one_id := case when tg_op = 'DELETE' then old.subject_id else new.subject_id end;
    else
        one_subject := case tg_table_name when 'intake_petition' then 'petition' else 'round' end;
        one_id := case when tg_op = 'DELETE' then old.id else new.id end;
    end if;
    if not public.owner_agrees(one_subject, one_id) then
        raise exception '% % is left without its one responsible post', one_subject, one_id
            using errcode = 'check_violation', constraint = 'never_ownerless';
    end if;
    return null;
end $$;
"""

CHANGED = {
    "intake_petition": "(old.state, old.holder_post_id, old.holder_office_id) is distinct from (new.state, new.holder_post_id, new.holder_office_id)",
    "cases_round": "(old.state, old.holder_post_id) is distinct from (new.state, new.holder_post_id)",
    "intake_custody": "true",
}


def _triggers() -> str:
    """Two deferred triggers a table: a page that saves a row without moving it pays nothing."""
    return "".join(
        f"""
create constraint trigger {table}_owner_on_arrival after insert or delete on {table}
    deferrable initially deferred for each row execute function public.never_ownerless();
create constraint trigger {table}_owner_on_change after update on {table}
    deferrable initially deferred for each row when ({condition}) execute function public.never_ownerless();
"""
        for table, condition in CHANGED.items()
    )


def _gone() -> str:
    dropped = "".join(f"drop trigger {table}_owner_on_{when} on {table};\n" for table in CHANGED for when in ("arrival", "change"))
    return dropped + "drop function public.never_ownerless();\ndrop function public.owner_agrees(text, bigint);"


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_initial"), ("intake", "0002_initial"), ("offices", "0001_initial")]
    operations = [migrations.RunSQL(FUNCTIONS + _triggers(), _gone())]
