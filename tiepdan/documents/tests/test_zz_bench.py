import statistics, time, pytest
from tiepdan.documents import actions
from tiepdan.documents.tests.factories import TODAY
@pytest.mark.django_db(transaction=True)
def test_bench(drafted, people):
    t={k:[] for k in("draft","submit","sign","seal","send")}
    for n in range(60):
        def run(name, act):
            a=time.perf_counter(); r=act(); t[name].append(time.perf_counter()-a); return r
        l=run("draft",lambda: drafted("complaint_decision",facts={"conclusion":f"x {n}"}))
        run("submit",lambda: actions.submit_letter(l.pk,by=people["officer"]))
        run("sign",lambda: actions.sign_letter(l.pk,by=people["head"],today=TODAY))
        run("seal",lambda: actions.seal_letter(l.pk,by=people["officer"]))
        run("send",lambda: actions.send_letter(l.pk,by=people["clerk"],today=TODAY,to=["Người gửi đơn"]))
    for k,v in t.items(): print(k, round(statistics.median(v)*1000,1))
