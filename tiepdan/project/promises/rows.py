"""What would break a promise, as queries: each gives one line of words for every broken row, and none when all is well."""

IN_HAND = "('received', 'read', 'handed', 'disputed', 'routed')"
ENDED_ROUND = "('closed', 'terminated', 'annulled', 'taken_over')"
HELD = "select subject, subject_id, post_id, office_id from intake_custody where until is null"

OWNERS = (
    f"""select 'đơn ' || p.code || ' không có người giữ trong sổ, hoặc sổ ghi người khác' from intake_petition p
        left join ({HELD}) c on c.subject = 'petition' and c.subject_id = p.id
        where p.state in {IN_HAND} and (p.holder_post_id is null or (c.post_id, c.office_id) is distinct from (p.holder_post_id, p.holder_office_id))""",
    f"""select 'đơn ' || p.code || ' đã rời tay mà sổ vẫn ghi người giữ' from intake_petition p
        join ({HELD}) c on c.subject = 'petition' and c.subject_id = p.id where p.state not in {IN_HAND}""",
    f"""select 'vụ việc của đơn ' || p.code || ' không có người giữ trong sổ, hoặc sổ ghi người khác'
        from cases_round r join intake_petition p on p.id = r.petition_id
        left join ({HELD}) c on c.subject = 'round' and c.subject_id = r.id
        where r.state not in {ENDED_ROUND} and (r.holder_post_id is null or c.post_id is distinct from r.holder_post_id)""",
    f"""select 'vụ việc của đơn ' || p.code || ' đã kết thúc mà sổ vẫn ghi người giữ'
        from cases_round r join intake_petition p on p.id = r.petition_id
        join ({HELD}) c on c.subject = 'round' and c.subject_id = r.id where r.state in {ENDED_ROUND}""",
    """select 'sổ người giữ có dòng không của đơn hay vụ việc nào (' || c.subject || ' ' || c.subject_id || ')' from intake_custody c
        left join intake_petition p on c.subject = 'petition' and p.id = c.subject_id
        left join cases_round r on c.subject = 'round' and r.id = c.subject_id where p.id is null and r.id is null""",
    """select 'đơn ' || p.code || ' có lúc không ai giữ (từ ' || to_char(c.before, 'DD/MM/YYYY HH24:MI') || ')' from (
            select subject, subject_id, since, lag(until) over (partition by subject, subject_id order by since, id) as before from intake_custody
        ) c left join cases_round r on c.subject = 'round' and r.id = c.subject_id
        join intake_petition p on p.id = case c.subject when 'petition' then c.subject_id else r.petition_id end where c.before < c.since""",
    """select 'đơn ' || p.code || ' không có người giữ ngay khi nhận' from intake_petition p
        left join (select subject_id, min(since) as since from intake_custody where subject = 'petition' group by subject_id) c on c.subject_id = p.id
        where c.since is null or c.since > p.received_at""",
    f"""select 'đơn ' || p.code || ' ở trong vụ việc mà không vụ việc nào đang mở giữ nó' from intake_petition p where p.state = 'in_case' and not exists (
        select from cases_caselink l join cases_round r on r.case_id = l.case_id
        where l.petition_id = p.id and r.state not in {ENDED_ROUND})""",
    """select 'đơn ' || p.code || ' không ai giữ giữa lúc rời sổ đơn và lúc vào vụ việc' from cases_round r join intake_petition p on p.id = r.petition_id
        join (select subject_id, max(until) as until from intake_custody where subject = 'petition' group by subject_id) a on a.subject_id = p.id
        left join (select subject_id, min(since) as since from intake_custody where subject = 'round' group by subject_id) b on b.subject_id = r.id
        where b.since is null or b.since > a.until""",
)

STATE_KINDS = """(values ('read', 'petition.read'), ('routed', 'petition.routed'), ('in_case', 'petition.into_case'), ('guided', 'petition.guided'),
    ('handed', 'petition.handed_on'), ('disputed', 'petition.sent_back'),
    ('transferred', 'petition.transferred'), ('filed', 'petition.filed')) wanted(state, kind)"""
ROUND_KINDS = """(values ('verifying', 'round.verifying'), ('reported', 'round.reported'), ('drafted', 'round.drafted'), ('decided', 'round.decided'),
    ('sent', 'round.sent'), ('in_effect', 'round.in_effect'), ('closed', 'round.closed'),
    ('suspended', 'round.suspended'), ('terminated', 'round.terminated'), ('annulled', 'round.judged'),
    ('taken_over', 'round.taken_'), ('demanded', 'round.report_demanded'), ('ordered', 'round.settling_ordered'),
    ('reviewed', 'round.reviewed')) wanted(state, kind)"""

WRITTEN_DOWN = (
    """select 'đơn ' || p.code || ' không có dòng nhận đơn' from intake_petition p
        where not exists (select from journal_journalentry j where j.subject = 'petition' and j.subject_id = p.id and j.kind = 'petition.received')""",
    f"""select 'đơn ' || p.code || ' ở bước ' || p.state || ' mà nhật ký không ghi' from intake_petition p join {STATE_KINDS} using (state)
        where not exists (select from journal_journalentry j where j.subject = 'petition' and j.subject_id = p.id and j.kind = wanted.kind)""",
    """select 'đơn ' || p.code || ' đã xong mà nhật ký không ghi' from intake_petition p where p.state in ('closed', 'returned')
        and not exists (select from journal_journalentry j where j.subject = 'petition' and j.subject_id = p.id
            and j.kind in ('petition.closed', 'petition.declined', 'petition.returned'))""",
    """select 'vụ việc của đơn ' || p.code || ' không có dòng thụ lý' from cases_round r join intake_petition p on p.id = r.petition_id
        where not exists (select from journal_journalentry j where j.subject = 'round' and j.subject_id = r.id
            and j.kind in ('round.accepted', 'round.inspection_opened', 'round.follow_up_opened'))""",
    f"""select 'vụ việc của đơn ' || p.code || ' ở bước ' || r.state || ' mà nhật ký không ghi' from cases_round r
        join {ROUND_KINDS} using (state) join intake_petition p on p.id = r.petition_id where not (r.procedure = 'feedback' and r.state = 'reported')
        and not exists (select from journal_journalentry j where j.subject = 'round' and j.subject_id = r.id and starts_with(j.kind, wanted.kind))""",
    """select 'nghĩa vụ ' || d.number || ' của đơn ' || p.code || ' đã xong mà nhật ký không ghi' from cases_duty d
        join cases_decision e on e.id = d.decision_id join cases_round r on r.id = e.round_id join intake_petition p on p.id = r.petition_id
        where d.done_on is not null and not exists (select from journal_journalentry j where j.subject = 'round' and j.subject_id = r.id
            and j.kind = 'duty.done' and (j.facts ->> 'number')::int = d.number)""",
    """select 'nghĩa vụ ' || d.number || ' theo kiến nghị ' || o.symbol || ' đã xong mà nhật ký không ghi' from cases_duty d
        join cases_oversight o on o.id = d.oversight_id where d.done_on is not null and not exists (select from journal_journalentry j
            where j.subject = 'oversight' and j.subject_id = o.id and j.kind = 'duty.done' and (j.facts ->> 'number')::int = d.number)""",
    """select 'sổ văn bản ' || s.series || ' năm ' || s.year || ' của ' || o.name || ' cấp đến số ' || s.last || ' mà có ' || count(l.id) || ' văn bản'
        from documents_numberseries s join offices_office o on o.id = s.office_id
        left join documents_letter l on (l.office_id, l.year, l.series) = (s.office_id, s.year, s.series)
        group by s.id, o.name having count(l.id) <> s.last or coalesce(max(l.number), 0) <> s.last""",
    """select 'văn bản ' || l.symbol || ' có số ngoài sổ' from documents_letter l
        left join documents_numberseries s on (l.office_id, l.year, l.series) = (s.office_id, s.year, s.series) where l.number is not null and s.id is null""",
)

EXPLAINED = (
    """select 'thời hạn “' || title || '” (' || subject || ' ' || subject_id || ') không ghi quy định hoặc vì sao' from law_clock
        where rule = '' or cites = '' or title = '' or jsonb_typeof(why) <> 'array' or jsonb_array_length(why) = 0""",
    """select 'thời hạn “' || c.title || '” không của đơn hay vụ việc nào' from law_clock c
        left join intake_petition p on c.subject = 'petition' and p.id = c.subject_id
        left join cases_round r on c.subject = 'round' and r.id = c.subject_id where p.id is null and r.id is null""",
    """select 'đơn ' || p.code || ': ngày có hiệu lực không phải ngày luật tính ra' from cases_decision d
        join cases_round r on r.id = d.round_id join intake_petition p on p.id = r.petition_id
        where d.effective_on is not null
        and not exists (select from law_clock c where c.subject = 'round' and c.subject_id = r.id and c.due = d.effective_on)""",
    f"""select 'thời hạn “' || c.title || '” của đơn ' || p.code || ' chạy ở chức vụ khác người đang giữ' from law_clock c
        join intake_petition p on c.subject = 'petition' and p.id = c.subject_id
        where c.met_on is null and c.dropped_on is null and p.state in {IN_HAND} and c.holder_post_id <> p.holder_post_id""",
    f"""select 'thời hạn “' || c.title || '” của vụ việc đơn ' || p.code || ' chạy ở chức vụ khác người đang giữ' from law_clock c
        join cases_round r on c.subject = 'round' and r.id = c.subject_id join intake_petition p on p.id = r.petition_id
        where c.met_on is null and c.dropped_on is null and r.state not in {ENDED_ROUND} and c.holder_post_id <> r.holder_post_id""",
)

ACCUSED = "select id, code, accused_post_id from intake_petition where kind = 'denunciation' and accused_post_id is not null"

KEPT_FROM_ACCUSED = (
    f"""select 'đơn ' || p.code || ' đang do người bị tố cáo giữ' from intake_petition q join ({ACCUSED}) p using (id)
        where q.holder_post_id = p.accused_post_id""",
    f"""select 'vụ việc của đơn ' || p.code || ' do người bị tố cáo giữ hoặc xác minh' from cases_round r join ({ACCUSED}) p on p.id = r.petition_id
        left join cases_verification v on v.round_id = r.id where p.accused_post_id in (r.holder_post_id, v.lead_id)""",
    f"""select 'đơn ' || p.code || ' từng nằm ở người bị tố cáo sau khi đã đọc' from intake_custody c
        join ({ACCUSED}) p on c.subject = 'petition' and c.subject_id = p.id
        where c.post_id = p.accused_post_id and coalesce(c.until, 'infinity') > c.since
        and exists (select from journal_journalentry j where j.subject = 'petition' and j.subject_id = p.id and j.kind = 'petition.read' and j.at < c.since)""",
    f"""select 'vụ việc của đơn ' || p.code || ' từng nằm ở người bị tố cáo' from intake_custody c
        join cases_round r on c.subject = 'round' and c.subject_id = r.id join ({ACCUSED}) p on p.id = r.petition_id where c.post_id = p.accused_post_id""",
    f"""select 'đơn ' || p.code || ' nằm ở cơ quan do người bị tố cáo đứng đầu' from intake_petition q join ({ACCUSED}) p using (id)
        join offices_post s on s.id = p.accused_post_id where s.role = 'head' and q.holder_office_id = s.office_id""",
    """select 'đơn ' || code || ' nằm ở nơi kế tục cơ quan do người bị tố cáo từng đứng đầu' from intake_petition
        where kind = 'denunciation' and findings ? 'former_unit' and holder_office_id = accused_office_id""",
    f"""select 'thời hạn của đơn ' || p.code || ' chạy ở người bị tố cáo' from law_clock c join ({ACCUSED}) p on c.subject = 'petition' and c.subject_id = p.id
        where c.holder_post_id = p.accused_post_id and c.met_on is null and c.dropped_on is null""",
    f"""select 'văn bản của đơn ' || p.code || ' chờ người bị tố cáo ký' from documents_letter l
        left join cases_round r on l.subject = 'round' and r.id = l.subject_id
        join ({ACCUSED}) p on p.id = case l.subject when 'petition' then l.subject_id else r.petition_id end
        where l.signer_post_id = p.accused_post_id and l.state <> 'cancelled'""",
    f"""select 'người bị tố cáo trong đơn ' || p.code || ' nhận được lời báo về đơn' from documents_outgoing o
        join ({ACCUSED}) p on o.post_id = p.accused_post_id
        where position(p.code in o.link || o.words) > 0""",
)

NOT_PASSED_ROUND = (
    """select 'đơn ' || p.code || ' đã chuyển ' || count(*) || ' lần' from intake_transfer t join intake_petition p on p.id = t.petition_id
        group by p.code having count(*) filter (where t.decided_by_id is null) > 2 or count(*) filter (where t.decided_by_id is not null) > 1""",
    """select 'đơn ' || p.code || ' bị chuyển trở lại nơi đã chuyển đi' from intake_transfer a
        join intake_transfer b on b.petition_id = a.petition_id and b.hop > a.hop and b.to_office_id = a.from_office_id and b.decided_by_id is null
        join intake_petition p on p.id = a.petition_id""",
    """select 'đơn ' || p.code || ' chuyển hai lần đến một nơi' from intake_transfer t join intake_petition p on p.id = t.petition_id
        where t.decided_by_id is null group by p.code, t.to_office_id, t.to_name having count(*) > 1""",
    """select 'đơn ' || p.code || ' chuyển tiếp sau khi nơi giải quyết đã được quyết định' from intake_transfer a
        join intake_transfer b on b.petition_id = a.petition_id and b.hop > a.hop
        join intake_petition p on p.id = a.petition_id where a.decided_by_id is not null""",
    """select 'đơn ' || p.code || ' chuyển đi mà nhật ký không ghi' from intake_transfer t join intake_petition p on p.id = t.petition_id
        where not exists (select from journal_journalentry j where j.subject = 'petition' and j.subject_id = p.id
            and j.kind in ('petition.handed_on', 'petition.transferred'))""",
)

SEALED = (
    "select 'đơn ' || code || ' là tố cáo (hoặc chưa đọc) mà chưa niêm phong' from intake_petition where kind in ('denunciation', '') and sealed_id is null",
    "select 'đơn ' || code || ' đã niêm phong mà vẫn ghi tên người gửi' from intake_petition where sealed_id is not null and petitioner_id is not null",
    """select 'đơn ' || code || ' đã niêm phong mà còn người đại diện hoặc người được đọc ra' from intake_petition
        where sealed_id is not null and (representatives <> '[]' or findings ?| array['petitioners', 'others', 'cues', 'text', 'places', 'asks'])""",
    """select 'lời sửa của đơn ' || p.code || ' đã niêm phong còn giữ chữ trong đơn' from intake_correction c join intake_petition p on p.id = c.petition_id
        where p.sealed_id is not null and (c.reason <> ''
            or (c.finding in ('petitioner', 'person', 'named', 'ask', 'sign') and c.said || c.corrected <> ''))""",
    r"""select 'bản che của đơn ' || code || ' còn lời xưng tên' from intake_petition
        where sealed_id is not null and (text || ' ' || title) ~ '(Tôi tên là|tôi tên là|Tên tôi là|tên tôi là)\s*:?\s*[[:upper:]]'""",
    r"""select 'bản che của đơn ' || code || ' còn số căn cước' from intake_petition
        where sealed_id is not null and text ~ '(CCCD|CMND|[Cc]ăn cước)[^0-9]{0,20}[0-9]{9,12}'""",
    """select 'tệp “' || a.name || '” của đơn ' || p.code || ' chưa niêm phong' from documents_paper a join documents_file f on f.id = a.file_id
        join intake_petition p on a.subject = 'petition' and p.id = a.subject_id where p.sealed_id is not null and (not f.sealed or a.text <> '')""",
    """select 'văn bản “' || l.title || '” của đơn ' || p.code || ' ghi tên thay vì bí danh' from documents_letter l
        left join cases_round r on l.subject = 'round' and r.id = l.subject_id
        join intake_petition p on p.id = case l.subject when 'petition' then l.subject_id else r.petition_id end
        cross join unnest(array['denouncer', 'complainant', 'petitioner']) who(part)
        where p.sealed_id is not null and l.facts ->> who.part not like 'Người tố cáo %'""",
    """select 'còn tên một người không gửi đơn nào (số ' || s.id || ')' from people_person s
        where not exists (select from intake_petition p where p.petitioner_id = s.id)""",
    """select 'nhật ký của đơn ' || p.code || ' có mục tên, địa chỉ' from journal_journalentry j
        join intake_petition p on j.subject = 'petition' and p.id = j.subject_id
        where p.sealed_id is not null and j.facts ?| array['petitioner', 'denouncer', 'address', 'phone', 'identity_number']""",
)

NUMBERED = (
    """select 'năm ' || year || ' có ' || count(*) || ' đơn mà số cuối là ' || max(number) from intake_petition group by province_id, year
        having count(*) <> max(number) or min(number) <> 1""",
    """select 'sổ cấp số ' || s.name || ' dừng ở ' || s.last || ', đơn cuối là ' || p.number from common_series s
        join (select 'petition/' || o.code || '/' || q.year as name, max(q.number) as number from intake_petition q
            join offices_province o on o.id = q.province_id group by o.code, q.year) p on p.name = s.name where s.last <> p.number""",
)

LINKED = (
    """select 'vụ việc ' || c.id || ' không còn đơn nào nối vào' from cases_case c where not exists (select from cases_caselink l where l.case_id = c.id)""",
    """select 'đơn ' || p.code || ' đã mở vụ việc mà không còn mối nối đến vụ việc ấy' from cases_round r join intake_petition p on p.id = r.petition_id
        left join cases_caselink l on l.petition_id = p.id and l.case_id = r.case_id where l.id is null""",
    "select 'mối nối của đơn ' || p.code || ' không ghi lý do' from cases_caselink l join intake_petition p on p.id = l.petition_id where l.reason = ''",
    """select 'đơn ' || p.code || ' trong vụ việc mà không nối vụ việc nào' from intake_petition p
        where p.state = 'in_case' and not exists (select from cases_caselink l where l.petition_id = p.id)""",
)

DATED = (
    """select 'đơn ' || p.code || ' nhận tại ' || o.name || ' khi cơ quan này không còn hoặc chưa có' from intake_petition p
        join offices_office o on o.id = p.office_id
        where p.received_on < o.valid_from or p.received_on >= coalesce(o.valid_until, 'infinity')""",
    """select 'vụ việc của đơn ' || p.code || ' thụ lý tại cơ quan không còn hoặc chưa có' from cases_round r join intake_petition p on p.id = r.petition_id
        join offices_office o on o.id = r.office_id where r.accepted_on < o.valid_from or r.accepted_on >= coalesce(o.valid_until, 'infinity')""",
    """select 'cơ quan ' || o.name || ' đã hết mà không ghi cơ quan kế tục' from offices_office o where o.valid_until is not null
        and not exists (select from offices_succession s where s.office_id = o.id)""",
)
