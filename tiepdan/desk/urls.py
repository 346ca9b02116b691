"""The officials' desk: every address asks who is there and which post they hold."""

from django.urls import path

from tiepdan.desk.views import case, drafting, duties, entry, learning, letters, lists, notices, papers, petition, today

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
    path("don/<str:code>/sua/", petition.petition_correct, name="petition-correct"),
    path("don/<str:code>/danh-tinh/", petition.petition_identity, name="petition-identity"),
    path("don/<str:code>/huong/<slug:way>/", petition.petition_way, name="petition-way"),
    path("doc-don/dung-sai/", learning.reader, name="reader"),
    path("doc-don/dung-sai/<slug:finding>/<slug:verdict>/", learning.reader_counted, name="reader-counted"),
    path("doc-don/phien-ban/<int:version_id>/bo/", learning.reader_back, name="reader-back"),
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
    path("chuc-vu/", notices.posts, name="posts"),
]
