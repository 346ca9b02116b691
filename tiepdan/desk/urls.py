"""The officials' desk: every address asks who is there and which post they hold."""

from django.urls import path

from tiepdan.desk.views import case, drafting, duties, entry, law, law_known, law_register, letters, lists, notices, papers, petition, today

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
    path("luat/", law.law_acts, name="law-acts"),
    path("luat/van-ban/<slug:key>/", law.law_act, name="law-act"),
    path("luat/van-ban/<slug:key>/<str:article>/", law.law_article, name="law-article"),
    path("luat/dua-vao/<slug:sort>/<str:name>/", law.law_rest, name="law-rest"),
    path("luat/thay-doi/", law.law_changes, name="law-changes"),
    path("luat/ra-soat/", law_register.law_documents, name="law-documents"),
    path("luat/ra-soat/them/", law_register.law_document_new, name="law-document-new"),
    path("luat/ra-soat/<int:document_id>/", law_register.law_document, name="law-document"),
    path("luat/ra-soat/<int:document_id>/<slug:review_act>/", law_register.law_review_act, name="law-review-act"),
    path("luat/pho-bien/", law_known.law_known, name="law-known"),
    path("luat/pho-bien/moi/", law_known.law_disseminate, name="law-disseminate"),
    path("luat/pho-bien/<int:dissemination_id>/", law_known.law_dissemination, name="law-dissemination"),
    path("luat/pho-bien/<int:dissemination_id>/da-doc/", law_known.law_acknowledge, name="law-acknowledge"),
    path("chuc-vu/", notices.posts, name="posts"),
]
