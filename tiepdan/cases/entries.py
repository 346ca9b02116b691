"""What the journal says about rounds, decisions and duties. Never a petitioner's name."""

from tiepdan.journal.kinds import EntryKind

NOBODY: frozenset[str] = frozenset()

ACCEPTED = EntryKind("round.accepted", "{office} thụ lý, thời hạn đến {due}. {because}", NOBODY,
                     citizen="{office} đã thụ lý. Chậm nhất {due} có kết quả.", cites="Luật Khiếu nại Đ.27; Luật Tố cáo Đ.29")
HELD = EntryKind("round.held", "{post} giữ hồ sơ. {reason}", NOBODY)
VERIFYING = EntryKind("round.verifying", "Giao xác minh: {lead} phụ trách, {count} người.", NOBODY,
                      citizen="Đang xác minh. Người phụ trách: {lead}.", cites="Luật Khiếu nại Đ.29; Luật Tố cáo Đ.31")
VERIFYING_ALONE = EntryKind("round.verifying_alone", "Người giải quyết tố cáo tự mình xác minh.", NOBODY,
                            citizen="Người giải quyết đang trực tiếp xác minh.", cites="NĐ 31/2019 Đ.10 k.1, Đ.19")
REPORTED = EntryKind("round.reported", "Báo cáo kết quả xác minh: {agrees}.", NOBODY, citizen="Đã xác minh xong.", cites="Luật Khiếu nại Đ.29 k.4")
INVITED = EntryKind("round.invited", "Mời đối thoại ngày {day} tại {place}.", NOBODY,
                    citizen="Mời ông/bà đối thoại ngày {day} tại {place}.", cites="NĐ 124/2020 Đ.28 k.1 (NĐ 155/2026 Đ.11)")
DIALOGUE = EntryKind("round.dialogue", "Đối thoại ngày {day}, {led_by} chủ trì. {absent}", NOBODY,
                     citizen="Đã đối thoại ngày {day}.", cites="Luật Khiếu nại Đ.30")
DRAFTED = EntryKind("round.drafted", "Soạn {title}, trình {signer} ký.", NOBODY, citizen="Kết quả đã được soạn, đang chờ ký.")
RETURNED_DRAFT = EntryKind("round.draft_returned", "Trả lại bản thảo: {reason}.", NOBODY)
DECIDED = EntryKind("round.decided", "Ký {title} số {symbol}.", NOBODY, citizen="{title} số {symbol} đã ký.", cites="Luật Khiếu nại Đ.31; Luật Tố cáo Đ.35")
SENT = EntryKind("round.sent", "Gửi {symbol} đến {to}.", NOBODY, citizen="{symbol} đã gửi đến những nơi luật nêu.",
                 cites="Luật Khiếu nại Đ.32; Luật Tố cáo Đ.35 k.3")
NOTICE_SENT = EntryKind("round.notice_sent", "Gửi {title} số {symbol}.", NOBODY, citizen="Đã gửi {title} số {symbol}.")
IN_EFFECT = EntryKind("round.in_effect", "{symbol} có hiệu lực, {count} nghĩa vụ phải thi hành.", NOBODY,
                      citizen="{symbol} có hiệu lực. {count} việc phải thi hành.", cites="Luật Khiếu nại Đ.44; Luật Tố cáo Đ.36")
ORDERED = EntryKind("round.ordered", "Ra văn bản thi hành {symbol}.", NOBODY, citizen="Đã ra văn bản thi hành.", cites="NĐ 124/2020 Đ.31")
PUBLISHED = EntryKind("round.published", "Công khai: {how}.", NOBODY, citizen="Kết quả được công khai: {how}.",
                       cites="Luật Tố cáo Đ.40; Luật Khiếu nại Đ.41, Đ.58")
DUTY_PROVED = EntryKind("duty.proved", "Nghĩa vụ {number}: nộp chứng cứ đã làm xong.", NOBODY, citizen="Việc {number}: đã nộp chứng cứ, chờ kiểm tra.")
DUTY_RETURNED = EntryKind("duty.returned", "Nghĩa vụ {number}: chứng cứ chưa đủ. {reason}", NOBODY, citizen="Việc {number}: chứng cứ chưa đủ, làm tiếp.")
DUTY_DONE = EntryKind("duty.done", "Nghĩa vụ {number}: đã kiểm tra, xong.", NOBODY, citizen="Việc {number}: đã làm xong, đã kiểm tra.")
DUTY_PART = EntryKind("duty.part", "Nghĩa vụ {number}: đã kiểm tra một phần ({done}), còn phải làm tiếp.", NOBODY,
                      citizen="Việc {number}: đã làm được một phần, đã kiểm tra.")
DUTY_URGED = EntryKind("duty.urged", "Nghĩa vụ {number}: đôn đốc lần {turn}, báo cáo trước {day}.", NOBODY,
                       citizen="Việc {number}: đã đôn đốc lần {turn}.", cites="NĐ 124/2020 Đ.31; NĐ 31/2019 Đ.18 k.2")
DUTY_MOVED = EntryKind("duty.moved", "Nghĩa vụ {number}: dời ngày phải xong từ {was} sang {due}. {reason}", NOBODY,
                       citizen="Việc {number}: ngày phải xong dời từ {was} sang {due}.", cites="NĐ 124/2020 Đ.31")
DUTY_HANDED = EntryKind("duty.handed", "Nghĩa vụ {number}: giao cho {to}, chờ trả lời. {reason}", NOBODY)
DUTY_TAKEN = EntryKind("duty.taken", "Nghĩa vụ {number}: {to} đã nhận.", NOBODY, citizen="Việc {number}: nay do {to} làm.")
DUTY_REFUSED = EntryKind("duty.refused", "Nghĩa vụ {number}: {to} không nhận. {reason}", NOBODY)
DUTY_STOPPED = EntryKind("duty.stopped", "Nghĩa vụ {number}: thôi thi hành. {reason}", NOBODY, citizen="Việc {number}: không phải thi hành nữa.")
WITHDRAWN = EntryKind("round.withdrawn", "Ghi nhận rút {part}. {because}", NOBODY, citizen="Đã ghi nhận ông/bà rút {part}. {because}",
                      cites="Luật Khiếu nại Đ.10; Luật Tố cáo Đ.33")
SUSPENDED = EntryKind("round.suspended", "Tạm đình chỉ giải quyết, {symbol}: {ground}", NOBODY,
                      citizen="Tạm dừng giải quyết: {ground} Thời gian này không tính vào thời hạn.", cites="Luật Khiếu nại Đ.11a k.1; Luật Tố cáo Đ.34 k.1")
RESUMED = EntryKind("round.resumed", "Tiếp tục giải quyết, {symbol}. Hạn mới: {due}.", NOBODY, citizen="Tiếp tục giải quyết. Hạn mới: {due}.",
                    cites="NĐ 124/2020 Đ.28b (NĐ 155/2026 Đ.12); Luật Tố cáo Đ.34 k.2")
TERMINATED = EntryKind("round.terminated", "Đình chỉ giải quyết, {symbol}: {ground}", NOBODY, citizen="Đình chỉ giải quyết: {ground}",
                       cites="Luật Khiếu nại Đ.11a k.2; Luật Tố cáo Đ.34 k.3")
EXTENDED = EntryKind("round.extended", "Gia hạn giải quyết lần {number}, {symbol}: {criteria} Hạn mới: {due}.", NOBODY,
                     citizen="Gia hạn giải quyết đến {due} vì vụ việc phức tạp.", cites="Luật Tố cáo Đ.30; NĐ 31/2019 Đ.3")
TOGETHER = EntryKind("round.together", "Trả lời chung với đơn {code}.", NOBODY, cites="Luật Tiếp công dân Đ.28")
ANSWERED_TOGETHER = EntryKind(
    "petition.answered_together", "Trả lời chung với đơn {code}.", NOBODY,
    citizen="Đơn được trả lời chung với đơn khác cùng nội dung; văn bản vẫn gửi riêng cho ông/bà.", cites="Luật Tiếp công dân Đ.28",
)
ANSWERED_APART = EntryKind("petition.answered_apart", "Không trả lời chung với đơn {code} nữa.", NOBODY, citizen="Đơn được giải quyết riêng.")
APART = EntryKind("round.apart", "Không trả lời chung với đơn {code} nữa.", NOBODY)
LETTER_BEGUN = EntryKind("round.letter_begun", "Bắt đầu soạn {title}.", NOBODY)
INSPECTION_OPENED = EntryKind("round.inspection_opened", "{office} kiểm tra thông tin không ghi tên người gửi. {because}", NOBODY,
                              cites="Luật Tố cáo Đ.25 k.2; NĐ 31/2019 Đ.20")
INSPECTING = EntryKind("round.inspecting", "Quyết định kiểm tra: {lead} phụ trách, {count} người.", NOBODY, cites="NĐ 31/2019 Đ.20")
CLOSED = EntryKind("round.closed", "Kết thúc: mọi nghĩa vụ đã có chứng cứ được kiểm tra.", NOBODY, citizen="Mọi việc phải làm đã xong.",
                   cites="NĐ 124/2020 Đ.31")
STAYED = EntryKind("round.stayed", "Tạm đình chỉ thi hành quyết định bị khiếu nại đến {until}, {symbol}.", NOBODY,
                   citizen="Quyết định ông/bà khiếu nại tạm chưa phải thi hành, đến hết {until}.", cites="Luật Khiếu nại Đ.35")
STAY_LIFTED = EntryKind("round.stay_lifted", "Hủy bỏ tạm đình chỉ thi hành, {symbol}.", NOBODY,
                        citizen="Việc tạm chưa thi hành đã thôi: quyết định bị khiếu nại lại được thi hành.", cites="Luật Khiếu nại Đ.35")
ASKED = EntryKind("round.asked", "Yêu cầu cung cấp thông tin, tài liệu, trả lời trước {day}.", NOBODY,
                  citizen="Đã yêu cầu nơi khác cung cấp thông tin, tài liệu, chậm nhất {day}.", cites="Luật Khiếu nại Đ.29 k.3")
ASSESSED = EntryKind("round.assessment_ordered", "Trưng cầu giám định, {symbol}, kết luận trước {day}.", NOBODY,
                     citizen="Đã trưng cầu giám định, chờ kết luận chậm nhất {day}.", cites="Luật Khiếu nại Đ.29 k.3")
REPLIED = EntryKind("round.replied", "Nhận được trả lời: {matter}.", NOBODY, citizen="Đã nhận được trả lời: {matter}.", cites="Luật Khiếu nại Đ.29 k.3")
POSTPONED = EntryKind("round.dialogue_postponed", "Hoãn đối thoại ngày {day}.", NOBODY, citizen="Hoãn buổi đối thoại ngày {day}; sẽ mời lại.",
                      cites="NĐ 124/2020 Đ.28 k.5 (NĐ 155/2026 Đ.11)")
ROUND_LINKED = EntryKind("round.linked", "Cùng vụ việc với lần đầu, đơn {code}.", NOBODY, citizen="Gắn với lần giải quyết đầu của đơn {code}.",
                         cites="Luật Khiếu nại Đ.33")
SECOND_OPENED = EntryKind("round.second_opened", "{office} thụ lý khiếu nại lần hai, đơn {code}.", NOBODY, cites="Luật Khiếu nại Đ.33")
ROUND_UNLINKED = EntryKind("round.unlinked", "Tách khỏi vụ việc của đơn {code}: {reason}", NOBODY, citizen="Khiếu nại được giải quyết thành vụ việc riêng.")
TAKEN_OVER = EntryKind("round.taken_over", "Quá hạn chưa giải quyết: {office} nhận, giải quyết lần hai theo đơn {code}.", NOBODY,
                       citizen="Quá hạn chưa giải quyết, {office} đã nhận giải quyết lần hai.", cites="NĐ 124/2020 Đ.4")
TOOK_OVER = EntryKind("round.took_over", "Nhận hồ sơ lần đầu của {office}, đơn {code}, quá hạn chưa giải quyết.", NOBODY,
                      citizen="Đã nhận hồ sơ lần đầu của {office} vì quá hạn chưa giải quyết.", cites="NĐ 124/2020 Đ.4")
SUED = EntryKind("round.sued", "{court} thụ lý vụ án hành chính ngày {day}.", NOBODY, citizen="{court} đã thụ lý vụ án ngày {day}.",
                 cites="Luật Khiếu nại Đ.33, Đ.42")
JUDGED = EntryKind("round.judged", "Tòa án ngày {day}: {result}.", NOBODY, citizen="Kết quả của Tòa án ngày {day}: {result}.",
                   cites="Luật Tố tụng hành chính 93/2015/QH13 Đ.193")
DUTIES_STOPPED = EntryKind("round.duties_stopped", "Dừng {count} nghĩa vụ chưa xong: {because}.", NOBODY,
                           citizen="{count} việc chưa xong không phải làm nữa: {because}.")
PROTECTION_ASKED = EntryKind("round.protection_asked", "Đề nghị bảo vệ người tố cáo ngày {day}, {how}.", NOBODY,
                             citizen="Đã ghi nhận đề nghị bảo vệ.", cites="Luật Tố cáo Đ.50")
PROTECTION_WRITTEN = EntryKind("round.protection_written", "Đề nghị bảo vệ đã có văn bản ngày {day}.", NOBODY, cites="Luật Tố cáo Đ.50 k.3")
PROTECTED = EntryKind("round.protected", "Quyết định {count} biện pháp bảo vệ người tố cáo, {symbol}.", NOBODY,
                      citizen="Đã quyết định biện pháp bảo vệ, {symbol}.", cites="Luật Tố cáo Đ.51 k.1, Đ.52")
PROTECTION_REFUSED = EntryKind("round.protection_refused", "Không áp dụng biện pháp bảo vệ, {symbol}.", NOBODY,
                               citizen="Không áp dụng biện pháp bảo vệ; lý do ở {symbol}.", cites="Luật Tố cáo Đ.51 k.3")
PROTECTION_CHANGED = EntryKind("round.protection_changed", "{change} biện pháp bảo vệ, {symbol}.", NOBODY,
                               citizen="{change} biện pháp bảo vệ, {symbol}.", cites="Luật Tố cáo Đ.54 k.1")
MEASURE_DONE = EntryKind("round.measure_done", "Đã có kết quả biện pháp {kind}, chờ kiểm tra.", NOBODY, cites="Luật Tố cáo Đ.53 k.2")
MEASURE_CHECKED = EntryKind("round.measure_checked", "Đã kiểm tra kết quả biện pháp {kind}.", NOBODY, cites="Luật Tố cáo Đ.53 k.1")
RETALIATION = EntryKind("round.retaliation", "Ghi việc trả thù, trù dập xảy ra ngày {day}.", NOBODY, cites="Luật Tố cáo Đ.8, Đ.47 k.3")
PROTECTION_ENDED = EntryKind("round.protection_ended", "Chấm dứt bảo vệ, {symbol}: {ground}", NOBODY,
                             citizen="Chấm dứt biện pháp bảo vệ, {symbol}: {ground}", cites="Luật Tố cáo Đ.54 k.2")
RETALIATION_ANSWERED = EntryKind("round.retaliation_answered", "Đã xem xét {count} việc trả thù, trù dập được báo.", NOBODY,
                                 cites="Luật Tố cáo Đ.47 k.3, Đ.53 k.1")
PROTECTION_REVIEWED = EntryKind("round.protection_reviewed", "Đã xem lại, giữ nguyên các biện pháp bảo vệ.", NOBODY, cites="Luật Tố cáo Đ.53 k.1, Đ.54 k.1")
PROTECTION_PAPERS = EntryKind("round.protection_papers", "Đưa {count} giấy tờ vào hồ sơ bảo vệ, niêm phong.", NOBODY, cites="Luật Tố cáo Đ.55")
PROTECTION_PAPER_SEEN = EntryKind("round.protection_paper_seen", "Mở giấy tờ niêm phong của hồ sơ bảo vệ. Lý do: {reason}.", frozenset({"reason"}),
                                  cites="Luật Tố cáo Đ.49, Đ.55")
MONITORED = EntryKind("round.monitored", "{body} theo dõi, đôn đốc thực hiện kết luận.", NOBODY, cites="NĐ 31/2019 Đ.18 k.2 (NĐ 156/2026 Đ.3)")
HANDLED = EntryKind("round.handled", "{body} báo kết quả xử lý ngày {day}.{late}", NOBODY, citizen="Đã có báo cáo kết quả xử lý theo kết luận.",
                    cites="Luật Tố cáo Đ.36 k.3")
OVERSIGHT_RECORDED = EntryKind("oversight.recorded", "Ghi {sort}: văn bản số {symbol} ngày {day} của {body}.", NOBODY, cites="Luật Khiếu nại Đ.66")
OVERSIGHT_ACCEPTED = EntryKind("oversight.accepted", "Tiếp thu kiến nghị {asked}, trả lời bằng {symbol}, {count} nghĩa vụ phải thi hành.", NOBODY)
OVERSIGHT_REJECTED = EntryKind("oversight.rejected", "Không tiếp thu kiến nghị {asked}, trả lời bằng {symbol}. {reasons}", NOBODY)
OVERSIGHT_SENT = EntryKind("oversight.sent", "Gửi {title} số {symbol}.", NOBODY)
FOLLOW_UP_OPENED = EntryKind("round.follow_up_opened", "{office} xem xét tố cáo tiếp sau đơn {code}: {ground}, hạn {due}. {because}", NOBODY,
                             citizen="{office} đang xem xét tố cáo tiếp, hạn {due}.", cites="Luật Tố cáo Đ.37 k.2, Đ.38 k.2")
EARLIER_CORRECTED = EntryKind("round.earlier_corrected", "Sửa lần giải quyết trước: đơn {code}, không phải đơn {before}. {reason}", NOBODY)
REVIEWED = EntryKind("round.reviewed", "Đã xem xét tố cáo tiếp: {outcome}.", NOBODY, cites="Luật Tố cáo Đ.37 k.2, Đ.38 k.4")
SETTLEMENT_KEPT = EntryKind("round.settlement_kept", "Không giải quyết lại vụ việc tố cáo, {symbol}.", NOBODY,
                            citizen="Không giải quyết lại vụ việc; lý do ở {symbol}.", cites="Luật Tố cáo Đ.37 k.2")
FOLLOW_UP_PASSED = EntryKind("round.follow_up_passed", "Chuyển {body} giải quyết theo thẩm quyền, {symbol}.", NOBODY,
                             citizen="Đã chuyển {body} giải quyết theo thẩm quyền.", cites="Luật Tố cáo Đ.37 k.2")
RESETTLED = EntryKind("round.resettled", "Giải quyết lại vụ việc của đơn {code}: {ground}", NOBODY, citizen="Giải quyết lại vụ việc: {ground}",
                      cites="Luật Tố cáo Đ.37 k.3")
REPORT_DEMANDED = EntryKind("round.report_demanded", "Yêu cầu báo cáo việc chậm giải quyết đơn {code}, {symbol}.", NOBODY,
                            citizen="Đã yêu cầu người giải quyết báo cáo vì quá hạn.", cites="Luật Tố cáo Đ.38 k.2")
REPORT_ASKED = EntryKind("round.report_asked", "{office} yêu cầu báo cáo vì quá hạn giải quyết, chậm nhất {due}.", NOBODY, cites="Luật Tố cáo Đ.38 k.3")
LATENESS_REPORTED = EntryKind("round.lateness_reported", "Báo cáo cấp trên lý do chậm giải quyết, {symbol}.", NOBODY, cites="Luật Tố cáo Đ.38 k.3")
REPORT_CAME = EntryKind("round.report_came", "{office} báo cáo lý do chậm giải quyết, {symbol}.", NOBODY, cites="Luật Tố cáo Đ.38 k.3")
SETTLING_ORDERED = EntryKind("round.settling_ordered", "Yêu cầu tiếp tục giải quyết, có kết luận chậm nhất {day}, {symbol}.", NOBODY,
                             citizen="Đã yêu cầu giải quyết, có kết luận chậm nhất {day}.", cites="Luật Tố cáo Đ.38 k.3, k.4")
TAKEN_UP = EntryKind("round.taken_up", "{office} nhận vụ việc để giải quyết, {symbol}: chấm dứt giải quyết, chuyển hồ sơ.", NOBODY,
                     citizen="Cấp trên đã nhận vụ việc để giải quyết.", cites="Luật Tố cáo Đ.38 k.5; NĐ 31/2019 Đ.5")
TOOK_UP = EntryKind("round.took_up", "Nhận vụ việc của {office}, đơn {code}, để giải quyết: {ground}", NOBODY,
                    citizen="Đã nhận vụ việc để trực tiếp giải quyết: {ground}", cites="Luật Tố cáo Đ.38 k.5; NĐ 31/2019 Đ.5")
CLOSED_WITHOUT = EntryKind("round.closed_without", "Kết thúc khi hồ sơ thiếu {item}: {because}", NOBODY, cites="Luật Khiếu nại Đ.34; Luật Tố cáo Đ.39")
REEXAMINED = EntryKind("round.reexamined", "{office} xem xét lại việc giải quyết: {source}.", NOBODY,
                       citizen="{office} xem xét lại việc giải quyết này.", cites="NĐ 124/2020 Đ.38 (NĐ 155/2026 Đ.14)")
CHECK_ASSIGNED = EntryKind("round.check_assigned", "Giao {body} kiểm tra việc giải quyết, báo cáo chậm nhất {day}, {symbol}.", NOBODY,
                           cites="NĐ 124/2020 Đ.38 (NĐ 155/2026 Đ.14)")
CHECK_REPORTED = EntryKind("round.check_reported", "{body} báo cáo kết quả kiểm tra ngày {day}.", NOBODY, cites="NĐ 124/2020 Đ.38 (NĐ 155/2026 Đ.14)")
JUDGED_ABOVE = EntryKind("round.judged_above", "{office} xem xét lại: {result}, {symbol}.", NOBODY, citizen="{office} đã xem xét lại: {result}.",
                         cites="NĐ 124/2020 Đ.38 (NĐ 155/2026 Đ.14)")
