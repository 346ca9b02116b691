"""Of every table: behind the wall, and who sees a row of it; or open, and why. A new table fails a house test until it has its line here.

What is told here mirrors the rooms' `visible_to`, and may be wider where a page must join a row it does not show; never narrower.
Words in braces are the settings of standing/stance.py.
"""

ACTS = "{acts} = 'on'"
NOT_OF_ITSELF = """not coalesce(kind = 'denunciation' and (accused_post_id = {post} or ((accused_post_id is not null or findings ? 'former_unit')
    and accused_office_id = {office} and competent_office_id is distinct from {office})), false)"""
OWN_KEYS = """(code = nullif({code}, '') or idempotency_key = nullif({sending}, '')
    or id = (select draft.petition_id from portal_draft draft where draft.lookup = nullif({draft}, '')))"""
PETITION = f"""(province_id = any({{provinces}}) and ({ACTS} or ({NOT_OF_ITSELF} and ({{sees}} = 'province' or holder_post_id = {{post}}
    or ({{sees}} = 'office' and {{office}} in (office_id, holder_office_id, competent_office_id, ended_office_id)) or id in (select walls.led_petitions())))))
    or {OWN_KEYS}"""
ROUND = f"""(province_id = any({{provinces}}) and ({ACTS} or (({{sees}} = 'province' or holder_post_id = {{post}}
    or ({{sees}} = 'office' and office_id = {{office}}) or id in (select walls.led_rounds()))
    and (procedure not in ('denunciation', 'inspection', 'follow_up_wrong', 'follow_up_late') or not walls.denounced(petition_id)))))
    or ({{post}} is null and exists (select from intake_petition petition where petition.id = petition_id))"""


def _of(parent: str, column: str) -> str:
    return f"exists (select from {parent} parent where parent.id = {{row}}.{column})"


SUBJECT = f"""(case subject when 'petition' then {_of("intake_petition", "subject_id")}
    when 'round' then {_of("cases_round", "subject_id")} when 'oversight' then {_of("cases_oversight", "subject_id")}
    when 'protection' then {_of("cases_protection", "subject_id")} else false end)"""
PETITION_S, ROUND_S, DUTY_S = _of("intake_petition", "petition_id"), _of("cases_round", "round_id"), _of("cases_duty", "duty_id")
OWN_CHAIN = """(select province.code || '/' || office.code from offices_office office join offices_province province on province.id = office.province_id
    where office.id = {office})"""
ABOUT = "case entry.subject when 'official' then true when 'holding' then true " + " ".join(  # who holds a post is public
    f"when '{subject}' then exists (select from {table} parent where parent.id = entry.subject_id)" for subject, table in (
        ("petition", "intake_petition"), ("round", "cases_round"), ("sealedidentity", "people_sealedidentity"), ("letter", "documents_letter"),
        ("duty", "cases_duty"), ("fileexport", "documents_fileexport"), ("protection", "cases_protection"))) + " else false end"
SEALED = "exists (select from people_sealedidentity sealed where sealed.token = {row}.token)"

WALLED = {
    "intake_petition": PETITION,
    "intake_correction": PETITION_S,
    "intake_identitycheck": PETITION_S,
    "intake_longercheck": PETITION_S,
    "intake_crimehandover": PETITION_S,
    "intake_extract": PETITION_S,
    "intake_redactedpage": PETITION_S,
    "intake_extracthandover": PETITION_S,
    "intake_parting": PETITION_S,
    "intake_part": f"{PETITION_S} or {_of('intake_parting', 'parting_id')}",
    "intake_dismissal": PETITION_S,
    "intake_link": f"{PETITION_S} or {_of('intake_petition', 'earlier_id')}",
    "intake_transfer": f"{PETITION_S} or {{office}} in (from_office_id, to_office_id)",
    "intake_custody": f"{ACTS} or office_id = {{office}} or {SUBJECT}",
    "people_person": f"{ACTS} or exists (select from intake_petition petition where petition.petitioner_id = {{row}}.id)",
    "people_personlink": f"{ACTS} or {_of('people_person', 'one_id')} or {_of('people_person', 'other_id')}",
    "people_sealedidentity": f"{ACTS} or exists (select from intake_petition petition where petition.sealed_id = {{row}}.id)",
    "vault_mustknow": f"{ACTS} or post_id = {{post}} or {SEALED}",
    "vault_unsealing": f"""{ACTS} or {SEALED} or exists (select from vault_key mine join vault_key shared on shared.held_by @> to_jsonb(mine.id)
        where mine.post_id = {{post}} and shared.kind = 'recovery')""",
    "law_clock": f"{ACTS} or province_id = any({{provinces}}) or {SUBJECT}",
    "documents_file": f"""{ACTS} or exists (select from documents_paper paper where paper.file_id = {{row}}.id)
        or exists (select from documents_letter letter where letter.pdf_id = {{row}}.id)
        or exists (select from documents_editedcopy copy where {{row}}.id in (copy.docx_id, copy.pdf_id))
        or exists (select from documents_fileexport made where made.archive_id = {{row}}.id)""",
    "documents_paper": f"{ACTS} or {SUBJECT}",
    "documents_pagereading": f"{ACTS} or {_of('documents_paper', 'paper_id')}",
    "documents_letter": f"""{ACTS} or ({{post}} is not null and (({{sees}} in ('office', 'province') and office_id = {{office}})
        or signer_post_id = {{post}} or id in (select walls.hand_asked()) or {SUBJECT})) or ({{post}} is null and for_citizen and state = 'sent' and {SUBJECT})
        or ({{signing}} <> '' and exists (select from documents_signing signing where signing.letter_id = {{row}}.id))""",
    "documents_editedcopy": f"{ACTS} or {_of('documents_letter', 'letter_id')}",
    "documents_countersign": f"{ACTS} or post_id = {{post}} or {_of('documents_letter', 'letter_id')}",
    "documents_fileexport": f"{ACTS} or {SUBJECT}",
    "documents_signing": f"{ACTS} or post_id = {{post}} or token_hash = nullif({{signing}}, '')",
    "documents_outgoing": f"{ACTS} or post_id = {{post}} or {_of('documents_letter', 'letter_id')}",
    "cases_case": f"""{ACTS} or exists (select from cases_round round where round.case_id = {{row}}.id)
        or exists (select from cases_caselink link where link.case_id = {{row}}.id)""",
    "cases_caselink": f"{ACTS} or {PETITION_S}",
    "cases_round": ROUND,
    **dict.fromkeys((
        "cases_stay", "cases_inquiry", "cases_lawsuit", "cases_monitor", "cases_handling", "cases_verification", "cases_dialogue", "cases_withdrawal",
        "cases_suspension", "cases_termination", "cases_extension", "cases_decision", "cases_lackingpaper",
    ), ROUND_S),
    "cases_followup": f"{ROUND_S} or {_of('cases_round', 'earlier_id')}",
    "cases_reexamination": f"{ACTS} or holder_post_id = {{post}} or office_id = {{office}}",
    "cases_publication": _of("cases_decision", "decision_id"),
    "cases_protection": PETITION_S,
    "cases_measure": _of("cases_protection", "protection_id"),
    "cases_retaliation": _of("cases_protection", "protection_id"),
    "cases_duty": f"""owner_post_id = {{post}} or (owner_office_id = {{office}} and (not file_closed or {{sees}} in ('office', 'province')))
        or id in (select walls.offered_duties()) or {_of('cases_decision', 'decision_id')} or {_of('cases_oversight', 'oversight_id')}""",
    **dict.fromkeys(("cases_dutypart", "cases_dutyurge", "cases_dutymove", "cases_dutyhandover"), DUTY_S),
    "cases_oversight": f"""{ACTS} or office_id = {{office}} or ({{sees}} = 'province' and province_id = any({{provinces}}))
        or id in (select walls.led_oversights())""",
    "journal_personalfact": f"""{ACTS} or ({{post}} is not null and exists (select from journal_journalentry entry where entry.id = {{row}}.entry_id
        and (entry.chain = {OWN_CHAIN} or {ABOUT})))""",
    "journal_erasure": f"{ACTS} or chain = {OWN_CHAIN}",
    "privacy_datarequest": f"{ACTS} or (({{post}} is null or office_id = {{office}}) and {PETITION_S})",
    "privacy_destruction": f"{ACTS} or office_id = {{office}}",
    "privacy_destructionline": f"{ACTS} or {_of('privacy_destruction', 'destruction_id')}",
    "privacy_breach": f"{ACTS} or office_id = {{office}}",
    "privacy_breachnotice": f"{ACTS} or {_of('privacy_breach', 'breach_id')}",
}

OPEN = {
    "common_series": "counters; nobody's words",
    "journal_chain": "the heads of the chains; hashes only",
    "journal_journalentry": "holds no personal data; the web role can add to it and change nothing in it",
    "journal_anchor": "hashes, counts and a signature; made to be laid outside", "journal_anchoredhead": "hashes only",
    "offices_province": "who is who in the offices is public", "offices_office": "public", "offices_succession": "public", "offices_remotearea": "public",
    "offices_post": "public", "offices_postability": "who may do what is no secret; the web role cannot change it",
    "offices_holding": "who holds a post is public", "offices_official": "asked at sign-in, before anybody stands anywhere",
    "law_recount": "dates of periods, no file's words", "law_daychange": "days off are public", "law_changeddate": "numbers of clocks and two dates",
    "law_ruleconfirmation": "about the rules of law",
    "documents_numberseries": "counters", "documents_signercertificate": "certificates of officials",
    "intake_readerversion": "weights of the reader, no petition's words", "intake_sketch": "keys made from words, not the words",
    "intake_band": "the same keys, asked by every intake across offices: behind the wall a question would take seconds",
    "library_provincialdocument": "published documents", "library_review": "their review, open to every office", "library_dissemination": "what was made known",
    "library_disseminatedcopy": "who read it",
    "vault_kept": "lies in the vault's own database, ciphertext only", "vault_trace": "lies there too: keyed marks, no words",
    "vault_coming": "ciphertext on its way to the vault", "vault_folder": "public halves of keys, and times",
    "vault_key": "public halves of keys: whoever files a denunciation closes it to them",
    "portal_draft": "encrypted with the token of the browser that wrote it, found by its hash only", "portal_wrongkeys": "counts without codes",
}

# What the web and the worker may not change at all: the province's data come by command, with the owner's role.
READ_ONLY = ("offices_province", "offices_office", "offices_succession", "offices_remotearea", "offices_post", "offices_postability", "offices_holding",
             "django_migrations", "django_content_type", "auth_permission", "auth_group", "auth_group_permissions", "socialaccount_socialapp")
# Where acts take their turn by locking a row of these: a lock asks for the right to change one column, so the least telling one is given.
TURNS = {"offices_post": "order", "offices_province": "data_digest"}
ADD_ONLY = ("journal_journalentry", "journal_anchor", "journal_anchoredhead")
# Tables from which acts take rows away. Of every other table nothing is ever deleted by the web or the worker.
DELETABLE = (
    "vault_coming", "people_person", "documents_paper", "documents_pagereading", "intake_band", "intake_sketch", "cases_caselink", "cases_case", "portal_draft",
    "portal_wrongkeys", "django_session", "mfa_authenticator", "account_emailaddress", "account_emailconfirmation", "axes_accessattempt",
    "axes_accessattemptexpiration", "axes_accesslog", "axes_accessfailurelog", "procrastinate_jobs", "procrastinate_events", "procrastinate_workers",
    "procrastinate_periodic_defers", "documents_countersign",  # a hand no longer asked for
    "usersessions_usersession", "socialaccount_socialaccount", "socialaccount_socialtoken",  # a sign-in ended, a provider taken off an account
)
WORKER_DELETES = ("documents_file",)  # archives handed over whose seven days are past; a page removes no file
# Figures only: what reports may read, by column. No words of a petition, no name.
REPORTS = {
    "intake_petition": ("id", "province_id", "office_id", "year", "channel", "received_on", "kind", "field", "round", "place_id", "group_size", "state",
                        "ended_on", "holder_office_id", "competent_office_id", "handling", "ended_office_id", "remote"),
    "cases_round": ("id", "province_id", "case_id", "petition_id", "procedure", "office_id", "state", "accepted_on", "ended_on"),
    "law_clock": ("id", "province_id", "subject", "subject_id", "duty", "started_on", "due", "paused_since", "met_on", "dropped_on"),
    "intake_transfer": ("id", "petition_id", "hop", "from_office_id", "to_office_id", "made_on", "returned_kind"),
    "offices_province": ("id", "code", "name"), "offices_office": ("id", "province_id", "code", "name", "short_name", "kind", "parent_id"),
}
