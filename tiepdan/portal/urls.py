"""The citizens' door. Everything here is open to anybody; a draft and an opened petition belong to the browser that holds their cookie."""

from django.urls import path

from tiepdan.portal.views import filing, following, looking, own_data, plain, protecting, verifying

app_name = "portal"
urlpatterns = [
    path("", plain.home, name="home"),
    path("gui-don/", filing.want, name="file-want"),
    path("gui-don/giu-kin/", filing.identity, name="file-identity"),
    path("gui-don/cua-ai/", filing.behalf, name="file-behalf"),
    path("gui-don/ke/", filing.tell, name="file-tell"),
    path("gui-don/o-dau/", filing.place, name="file-place"),
    path("gui-don/nguoi-gui/", filing.person, name="file-person"),
    path("gui-don/doc-lai/", filing.review, name="file-review"),
    path("gui-don/anh/<str:paper_id>/", filing.paper, name="file-paper"),
    path("gui-don/viet-tiep/", filing.resume, name="file-resume"),
    path("gui-don/bo/", plain.drop, name="file-drop"),
    path("roi-trang/", plain.leave, name="leave"),
    path("bien-nhan/", following.receipt, name="receipt"),
    path("bien-nhan/tep/", following.receipt_file, name="receipt-pdf"),
    path("tra-cuu/", following.search, name="follow-search"),
    path("tra-cuu/<str:code>/", following.follow, name="follow"),
    path("tra-cuu/<str:code>/tra-loi/", following.decided, name="follow-decided"),
    path("tra-cuu/<str:code>/van-ban/<int:letter_id>/", following.letter, name="letter"),
    path("tra-cuu/<str:code>/du-lieu/", own_data.own_data, name="own-data"),
    path("tra-cuu/<str:code>/du-lieu/ban-sao.json", own_data.own_copy_file, name="own-copy"),
    path("tra-cuu/<str:code>/bao-ve/", protecting.protection, name="follow-protection"),
    path("tra-cuu/<str:code>/ai-da-xem/", looking.looks, name="follow-looks"),
    path("tra-cuu/<str:code>/cat-di/", following.close, name="follow-close"),
    path("noi-tiep-dan/", plain.where, name="where"),
    path("kiem-tra-van-ban/", verifying.verify, name="verify"),
    path("mat-mang/", plain.offline, name="offline"),
    path("sw.js", plain.service_worker, name="service-worker"),
]
