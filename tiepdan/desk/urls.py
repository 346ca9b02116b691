"""The officials' desk: every address asks who is there and which post they hold."""

from django.urls import path

from tiepdan.desk.views import case, drafting, duties, entry, law_days, law_rules, letters, lists, notices, papers, petition, today

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("viec.xlsx", today.today_export, name="today-export"),
    path("tim/", lists.search, name="search"),
    path("don/", lists.petitions, name="petitions"),
    path("don/nhan/", entry.file_petition, name="file-petition"),
    path("don/<str:code>/", petition.petition, name="petition"),
    path("don/<str:code>/bien-nhan/", entry.receipt, name="receipt"),
    path("don/<str:code>/phan-loai/", petition.petition_classify, name="petition-classify"),
    path("don/<str:code>/danh-tinh/", petition.petition_identity, name="petition-identity"),
    path("don/<str:code>/huong/<slug:way>/", petition.petition_way, name="petition-way"),
    path("vu-viec/", lists.cases, name="cases"),
    path("vu-viec/<str:code>/", case.case, name="case"),
    path("vu-viec/<str:code>/buoc/draft/", drafting.case_draft, name="case-draft"),
    path("vu-viec/<str:code>/buoc/<slug:step>/", case.case_step, name="case-step"),
    path("vu-viec/<str:code>/van-ban/", case.case_letter, name="case-letter"),
    path("nghia-vu/<int:duty_id>/", duties.duty, name="duty"),
    path("nghia-vu/<int:duty_id>/<slug:act>/", duties.duty_act, name="duty-act"),
    path("van-ban/<int:letter_id>/", letters.letter, name="letter"),
    path("van-ban/<int:letter_id>/trang/<int:page>/", letters.letter_page, name="letter-page"),
    path("van-ban/<int:letter_id>/ban-luu.pdf", letters.letter_pdf, name="letter-pdf"),
    path("van-ban/<int:letter_id>/<slug:way>/", letters.letter_act, name="letter-act"),
    path("tai-lieu/<int:paper_id>/", papers.paper, name="paper"),
    path("tai-lieu/<int:paper_id>/trang/<int:page>/", papers.paper_page, name="paper-page"),
    path("bao/", notices.notices, name="notices"),
    path("bao/<int:notice_id>/", notices.notice_read, name="notice-read"),
    path("luat/lich-nghi/", law_days.law_days, name="law-days"),
    path("luat/lich-nghi/xem-truoc/", law_days.law_days_preview, name="law-days-preview"),
    path("luat/lich-nghi/ghi/", law_days.law_days_change, name="law-days-change"),
    path("luat/lich-nghi/<int:change_id>/bo/", law_days.law_day_withdraw, name="law-day-withdraw"),
    path("luat/lich-nghi/tinh-lai/", law_days.law_recounts, name="law-recounts"),
    path("luat/lich-nghi/tinh-lai/<int:recount_id>/", law_days.law_recount, name="law-recount"),
    path("luat/thoi-han/", law_rules.law_rules, name="law-rules"),
    path("luat/thoi-han/<str:duty>/", law_rules.law_rule, name="law-rule"),
    path("luat/thoi-han/<str:duty>/<slug:act>/", law_rules.law_rule_act, name="law-rule-act"),
    path("chuc-vu/", notices.posts, name="posts"),
]
