"""The library's own data: dates that fit one another, doubts said aloud, each article in force when something rests on it."""

import csv
import importlib
import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from tiepdan.documents.catalogue import FOLDER as FORMS
from tiepdan.journal.kinds import KINDS
from tiepdan.law.rules import NEVER
from tiepdan.library.acts import BEGINNING, FOLDER, BrokenAct, confidences, library, read_library
from tiepdan.library.changes import all_changes
from tiepdan.library.citations import read_citations
from tiepdan.library.resting import count_of, everything, find_rests, resting_on

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 24)
ACTS = library().acts


def test_every_act_that_is_not_found_says_its_doubt():
    assert all(act.doubt for act in ACTS.values() if act.confidence != "FOUND")
    assert {act.confidence for act in ACTS.values()} == {"FOUND", "MEMORY", "UNCERTAIN"}


def test_no_article_is_older_than_its_act():
    for act in ACTS.values():
        for article in act.articles.values():
            for version in article.versions:
                assert (version.since or BEGINNING) >= (act.since or BEGINNING), f"{act.key} {article.name}"
                assert version.until <= act.until


def test_law_136_changed_three_laws_on_one_day():
    changed = {change.other: change.on for change in ACTS["luat-136-2025"].amends}
    assert changed == dict.fromkeys(("luat-khieu-nai", "luat-to-cao", "luat-tiep-cong-dan"), date(2026, 7, 1))
    assert [change.act for change in library().changed_by("luat-khieu-nai")] == ["luat-84-2025", "luat-136-2025"]
    assert [change.act for change in library().replaced_by("nd-64-2014")] == ["nd-154-2026"]
    assert ACTS["nd-64-2014"].until == date(2026, 6, 30)


def test_an_article_says_what_it_said_on_the_day_asked():
    commune = library().article("luat-tiep-cong-dan", "15")
    assert "mỗi tuần" in commune.on(date(2026, 6, 30)).says
    assert "mỗi tháng" in commune.on(date(2026, 7, 1)).says
    assert library().article("luat-khieu-nai", "11a").on(date(2026, 6, 30)) is None
    assert library().article("luat-khieu-nai", "18").on(date(2025, 7, 1)) is None


def in_force_for(what, day):
    """Whether each place the thing cites had something to say on a day; a citation of an act whose dates nobody knows counts as in force."""
    for citation in read_citations(what.cites, library().names):
        article = library().article(citation.act, citation.article)
        yield article is None or ACTS[citation.act].since is None or article.on(day) is not None


@pytest.mark.parametrize("what", list(everything()), ids=lambda what: f"{what.sort} {what.id}")
def test_each_article_is_still_in_force_on_the_last_day_of_what_rests_on_it(what):
    assert all(in_force_for(what, min(what.until, TODAY))) or what.id in OLDER_THAN_THEIR_ARTICLES


# Their `since` lies before every article they name: what they rested on in those years is not told in their files yet. To be emptied.
OLDER_THAN_THEIR_ARTICLES = {"2012", "2013", "KN-CA", "KN-QD"}


def test_what_is_older_than_every_article_it_names_is_known_and_grows_no_longer():
    found = {what.id for what in everything() if not any(in_force_for(what, what.since or TODAY))}
    assert found <= OLDER_THAN_THEIR_ARTICLES, f"đặt since muộn hơn, hoặc nêu điều có hiệu lực từ ngày ấy: {found - OLDER_THAN_THEIR_ARTICLES}"
    assert found >= OLDER_THAN_THEIR_ARTICLES, f"đã sửa, hãy bỏ khỏi danh sách: {OLDER_THAN_THEIR_ARTICLES - found}"


def entry_kinds():
    """The kinds of every room: each declares its own when its entries are read."""
    for path in sorted(ROOT.glob("tiepdan/*/entries.py")):
        importlib.import_module(f"tiepdan.{path.parent.name}.entries")
    return [kind for kind in KINDS.values() if kind.cites and not kind.name.startswith("test.")]


def unknown_places(text):
    return [citation for citation in read_citations(text, library().names, strict=True) if citation.article and not library().article(*citation.place)]


def test_every_entry_of_the_journal_cites_what_the_library_knows():
    kinds = entry_kinds()
    assert len(kinds) > 20
    assert not {kind.name: kind.cites for kind in kinds if unknown_places(kind.cites)}


IN_BRACKETS = re.compile(r"\(((?:Luật|NĐ|TT)[^()]*(?:\([^()]*\))?[^()]*)\)")


def test_every_refusal_cites_what_the_library_knows():
    places = ("errors.py", "refusals.py", "steps.py", "steps/*.py")
    found = [said for name in places for path in ROOT.glob(f"tiepdan/*/{name}") for said in IN_BRACKETS.findall(path.read_text())]
    assert len(found) > 10
    assert not [said for said in found if unknown_places(said)]


def test_every_office_of_a_province_cites_what_the_library_knows():
    rows = [row for path in ROOT.glob("provinces/*/offices.csv") for row in csv.DictReader(path.read_text().splitlines())]
    assert len(rows) > 100
    assert not {row["code"]: row["cites"] for row in rows if row["cites"] and unknown_places(row["cites"])}


def test_every_act_named_at_the_head_of_a_decision_is_known():
    words = " ".join(row["words"] for row in yaml.safe_load((FORMS / "grounds.yaml").read_text()).values())
    assert set(re.findall(r"\d+/\d{4}/[A-ZĐ0-9-]+", words)) <= {act.number for act in ACTS.values()}


def test_what_rests_on_an_article_is_found_from_it_and_leads_back():
    found = {(one.what.sort, one.what.id) for one in resting_on("luat-khieu-nai", "28")}
    assert ("rule", "KN1-05") in found
    assert find_rests("rule", "KN1-05").cites == "Luật Khiếu nại 02/2011/QH13, Điều 28"
    assert {one.what.id for one in resting_on("nd-141-2025") if one.what.sort == "competence"}
    assert ("form", "complaint_accepted") in {(one.what.sort, one.what.id) for one in resting_on("nd-124-2020", "16")}
    assert ("calendar", "2026") in {(one.what.sort, one.what.id) for one in resting_on("bo-luat-lao-dong-2019", "112")}
    assert count_of("luat-khieu-nai") > 60
    assert resting_on("luat-khieu-nai", "999") == ()


def test_what_is_older_than_its_article_says_so_beside_it():
    assert {one.what.id: one.early for one in resting_on("nd-155-2026", "23")} == {"KN-CA": True, "KN-QD": True}
    assert not any(one.early for one in resting_on("luat-khieu-nai", "28"))


def test_the_confidences_of_the_library_are_counted():
    assert len(confidences()) > 140
    assert confidences().count("UNCERTAIN") > 10


BROKEN = {
    "an unknown act is amended": {"amends": [{"act": "luat-la", "from": None}]},
    "no doubt": {"confidence": "MEMORY"},
    "an unknown source": {"source": ["ĐỒN"]},
    "no name": {"names": []},
    "two versions of a day": {"articles": {"1": {"title": "Một", "versions": [
        {"since": date(2026, 1, 1), "until": date(2026, 8, 1), "says": "a", "confidence": "FOUND"},
        {"since": date(2026, 7, 1), "says": "b", "confidence": "FOUND"}]}}},
    "uncertain without a doubt": {"articles": {"1": {"title": "Một", "says": "a", "confidence": "UNCERTAIN"}}},
    "an unknown key": {"loi": 1},
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_act_stops_the_start_and_is_named(tmp_path, broken):
    block = {"key": "luat-thu", "kind": "law", "number": "1/2026/QH15", "short": "Luật Thử", "title": "Luật Thử", "issuer": "Quốc hội",
             "issued_on": None, "since": date(2026, 1, 1), "names": ["Luật Thử"], "source": ["PD-KN"], "confidence": "FOUND", "articles": {}}
    (tmp_path / "sources.yaml").write_text("NGUON: sách\n")
    (tmp_path / "luat.yaml").write_text(yaml.safe_dump(block, allow_unicode=True))
    assert read_library(tmp_path).acts["luat-thu"].until == NEVER
    (tmp_path / "luat.yaml").write_text(yaml.safe_dump({**block, **broken}, allow_unicode=True))
    with pytest.raises(BrokenAct, match="luat-thu"):
        read_library(tmp_path)


def test_the_library_reads_without_a_word_of_the_law_copied():
    """A sentence of ours about an article is short; the text itself stands in the gazette."""
    long = [f"{act.key} {article.name}: {len(version.says)}" for act in ACTS.values() for article in act.articles.values()
            for version in article.versions if len(version.says) > 330]
    assert not long
    assert len(list(FOLDER.glob("*.yaml"))) > 10


@pytest.mark.parametrize("line", [line for held in all_changes().values() for line in held.changes], ids=lambda line: line.id)
def test_each_change_says_its_article(line):
    cited = read_citations(line.cites, library().names, strict=True)
    assert cited and all(not one.article or library().article(*one.place) for one in cited), line.cites
    assert line.before and line.now


def test_the_changes_of_july_stand_under_their_topics():
    july = all_changes()[date(2026, 7, 1)]
    assert [words for words, _lines in july.by_topic()] == ["Tiếp công dân", "Khiếu nại", "Tố cáo", "Khiếu nại và tố cáo"]
    assert set(july.acts) <= ACTS.keys()
