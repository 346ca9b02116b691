"""The measuring itself: whoever reads, links or compares worse gets a lower figure, and a figure below its floor fails the run."""

import copy
import json

import pytest

from tiepdan.project.evaluation.__main__ import INVENTED, main
from tiepdan.project.evaluation.goals import Goal, floors_of, goals, rows_of
from tiepdan.project.evaluation.pairs import answers, person_figures, repeat_figures
from tiepdan.project.evaluation.reading import figures_of, macro_f1, misses, read_all, reading_figures
from tiepdan.project.evaluation.table import table_of

LABELLED = {
    "id": "P-1", "kind": "khieu_nai", "kind_alt": [], "field": "dat_dai", "field_alt": [], "authority": "xa", "authority_alt": [], "handling": "thu_ly",
    "hard": ["tieu_de_sai"], "entities": {"nguoi_don": ["Lò Văn Sử"], "nguoi_khac": [], "noi": [], "quyet_dinh": [{"so": "12/QĐ-UBND", "ngay": "03/4/2026"}]},
}  # fmt: skip
FOUND = {
    "kind": "khieu_nai", "field": "dat_dai", "authority": "xa", "handling": "thu_ly", "against": "x", "petitioners": ["LÒ VĂN SỬ"],
    "field_ranked": [["dat_dai", 3.0], ["y_te", 1.0], ["khac", 0.5], ["thue_tai_chinh", 0.1]], "decisions": [{"number": "12/QĐ-UBND", "date": "03/4/2026"}],
}  # fmt: skip


def pairs(**wrong: object) -> list[tuple[dict, dict]]:
    """Two petitions read rightly, one as told."""
    return [(LABELLED, FOUND), (LABELLED, FOUND), (LABELLED, {**copy.deepcopy(FOUND), **wrong})]


def test_a_reader_without_fault_has_every_figure_full():
    told = reading_figures(pairs())
    assert told.pop("petitioner.spurious") == 0
    assert set(told.values()) == {1.0}
    assert {"hard/kind.four", "wrong_title/kind.lenient"} <= set(told)


@pytest.mark.parametrize(
    ("wrong", "lowered"),
    [
        ({"kind": "to_cao"}, {"kind.four", "kind.f1", "kind.strict", "kind.lenient"}),
        ({"field": "y_te"}, {"field.strict", "field.lenient"}),
        ({"field_ranked": [["y_te", 9.0], ["khac", 0.0], ["thue_tai_chinh", 0.0], ["dat_dai", 0.0]], "field": "y_te"},
         {"field.strict", "field.lenient", "field.top_three", "field.confident"}),
        ({"authority": ""}, {"authority.strict", "authority.lenient"}),
        ({"handling": "luu_don"}, {"handling.strict"}),
        ({"decisions": []}, {"decisions.f1", "decisions.dates"}),
        ({"decisions": [{"number": "12/QĐ-UBND", "date": "04/4/2026"}]}, {"decisions.dates"}),
        ({"decisions": [*FOUND["decisions"], {"number": "99/QĐ-X", "date": None}]}, {"decisions.f1"}),
        ({"petitioners": []}, {"petitioner.recall"}),
    ],
)  # fmt: skip
def test_a_wrong_answer_lowers_its_figure_and_no_other(wrong, lowered):
    full, told = figures_of(pairs()), figures_of(pairs(**wrong))
    assert {figure for figure in full if told[figure] < full[figure]} == lowered


def test_a_stranger_taken_for_the_writer_is_counted():
    assert figures_of(pairs(petitioners=["Lò Văn Sử", "Má A Tùng"]))["petitioner.spurious"] == pytest.approx(1 / 3)


def test_what_is_also_acceptable_counts_leniently_only():
    row = {**LABELLED, "kind_alt": ["to_cao"]}
    told = figures_of([(row, {**FOUND, "kind": "to_cao"})])
    assert (told["kind.strict"], told["kind.lenient"], told["kind.four"]) == (0, 1, 0)
    assert misses([(row, {**FOUND, "kind": "to_cao"})])[0].startswith("~ P-1 kind")
    assert misses([(row, {**FOUND, "kind": "phan_anh"})])[0].startswith("✗ P-1 kind")
    assert misses(pairs()) == []


def test_wish_and_feedback_are_one_of_the_four_classes():
    row = {**LABELLED, "kind": "phan_anh"}
    told = figures_of([(row, {**FOUND, "kind": "kien_nghi"})])
    assert (told["kind.four"], told["kind.strict"]) == (1, 0)


def test_the_mean_over_classes_is_lowered_by_a_class_never_said():
    assert macro_f1([("a", "a"), ("a", "a"), ("b", "a")]) == pytest.approx((0.8 + 0) / 2)
    assert macro_f1([("a", "a"), ("b", "b")]) == 1


REPEATS = [
    {"label": "dup", "relation": "cat_bot"}, {"label": "dup", "relation": "ocr_that"}, {"label": "same_matter", "relation": "tom_tat_can_bo"},
    {"label": "non_dup", "relation": "cung_mau_khac_viec"}, {"label": "non_dup", "relation": "cung_linh_vuc"},
]  # fmt: skip
RIGHT = ["same_petition", "same_petition", "same_matter", "same_template", "unrelated"]


def repeats(*said: str) -> dict[str, float]:
    return repeat_figures(REPEATS, [{"relation": relation} for relation in said])


@pytest.mark.parametrize(
    ("place", "wrong", "changed"),
    [
        (0, "same_matter", {"repeats.recall"}),
        (1, "unrelated", {"repeats.recall", "repeats.recognised"}),
        (2, "unrelated", {"repeats.same_matter"}),
        (3, "same_petition", {"repeats.precision", "repeats.template_hits"}),
        (4, "same_petition", {"repeats.precision"}),
        (4, "same_matter", set()),
    ],
)
def test_a_wrong_repeat_moves_its_figure(place, wrong, changed):
    full, told = repeats(*RIGHT), repeats(*RIGHT[:place], wrong, *RIGHT[place + 1 :])
    assert full == {
        "repeats.precision": 1,
        "repeats.recall": 1,
        "repeats.template_hits": 0,
        "repeats.recognised": 1,
        "repeats.same_matter": 1,
    }
    assert {figure for figure in full if told[figure] != full[figure]} == changed


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        (("same", "different"), (1, 1, 1, 1)),
        (("ask", "different"), (1, 1, 1, 0)),
        (("different", "different"), (1, 0, 1, 0)),
        (("same", "same"), (0.5, 1, 0.5, 1)),
        (("same", "ask"), (1, 1, 0.5, 1)),
        (("", ""), (1, 0, 1, 0)),
    ],
)
def test_links_must_be_right_and_a_question_finds_the_person_too(said, figures):
    told = person_figures(
        [{"label": "same"}, {"label": "diff"}], [{"relation": relation} if relation else {"error": "BadLine"} for relation in said]
    )
    assert tuple(told[f"persons.{name}"] for name in ("precision", "recall", "precision_asked", "linked")) == figures


def test_a_command_the_house_does_not_have_answers_nothing():
    assert answers("tiepdan.reading.no_such_room.command", "answer_lines", []) is None
    said = answers("tiepdan.reading.persons.command", "answer_lines", [{"id": "x", "a": {"ho_ten": "A"}, "b": {}, "label": "diff"}])
    assert said is not None and said[0]["relation"] == "different"


def test_goals_and_floors_name_only_figures_that_exist():
    named = {figure.rpartition("/")[2] for figure in reading_figures(pairs())} | set(repeats(*RIGHT)) | set(person_figures([], []))
    named |= {"scans.error", "scans.seconds", "machine.ms", "machine.mb"}
    assert {figure.rpartition("/")[2] for figure in goals()} == named
    for name in ("triage_dev", "dup_dev", "person_dev", "invented_persons", "scans", "invented_petitions_held"):
        assert floors_of(name), name
        assert {figure.rpartition("/")[2] for figure in floors_of(name)} <= named


def test_a_figure_below_its_floor_or_not_measured_at_all_has_fallen():
    held = {"kind.four": 0.9, "petitioner.spurious": 0.1, "handling.strict": 0.5}
    fell = {row.goal.figure: row.fell for row in rows_of("x", {"kind.four": 0.89, "petitioner.spurious": 0.1, "field.strict": 0.1}, held)}
    assert fell == {"kind.four": True, "petitioner.spurious": False, "field.strict": False, "handling.strict": True}
    assert rows_of("x", {"petitioner.spurious": 0.2}, {"petitioner.spurious": 0.1})[0].fell


def test_the_table_tells_must_reached_hard_and_verdict():
    reached = {"kind.four": 0.95, "hard/kind.four": 0.6, "field.strict": 0.5, "persons.linked": 0.5}
    lines = table_of("x", 3, rows_of("x", reached, {"hard/kind.four": 0.7, "handling.strict": 0.5}))
    assert [" ".join(line.split()) for line in lines[2:]] == [
        "kind, four classes ≥ 0.900 0.950 0.600 pass HARD PART BELOW ITS FLOOR (0.7)", "field ≥ 0.720 0.500 FAIL", "persons linked outright 0.500",
        "handling ≥ 0.750 — 0.500 NOT MEASURED, though it has a floor",
    ]  # fmt: skip
    assert Goal("x", "x", 1.0, at_most=True).met(0.5, 1.0)


def labelled_file(folder, label: str):
    person = {"ho_ten": "Cứ A Vừ", "ngay_sinh": "12/08/1969", "cccd": "015069220143"}
    file = folder / "person_dev.jsonl"
    file.write_text(json.dumps({"id": 1, "a": person, "b": person, "label": label}) + "\n", encoding="utf-8")
    return file


def test_the_run_fails_when_a_figure_falls_and_says_which(tmp_path, capsys):
    assert main([str(labelled_file(tmp_path, "same"))]) == 0
    assert "No figure lies below its floor." in capsys.readouterr().out
    assert main([str(labelled_file(tmp_path, "diff"))]) == 1
    assert "Below their floors: person_dev: persons linked, precision" in capsys.readouterr().out


def test_misses_of_a_held_out_set_are_never_shown(tmp_path, capsys):
    row = {**LABELLED, "kind": "to_cao", "text": "Tôi kiến nghị sửa đường vào thôn."}
    for name, shown in (("invented_petitions_tune.jsonl", True), ("invented_petitions_x_held.jsonl", False)):
        file = tmp_path / name
        file.write_text(json.dumps(row) + "\n", encoding="utf-8")
        main([str(file), "--wrong"])
        assert ("✗ P-1 kind: to_cao" in capsys.readouterr().out) is shown


def test_without_data_the_invented_sets_are_measured_and_it_says_so(tmp_path, capsys):
    assert main([str(tmp_path / "khong-co"), "--no-scans"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("No labelled data at ")
    for file in INVENTED.glob("invented_*.jsonl"):
        assert f"— {file.stem}:" in told


def test_the_figures_are_of_the_reader_itself():
    row = {
        **LABELLED,
        "text": "ĐƠN KHIẾU NẠI\nTôi là Lò Văn Sử. Tôi khiếu nại Quyết định số 12/QĐ-UBND ngày 03/4/2026 của Chủ tịch UBND xã Y Tý thu hồi đất. Đề nghị hủy.",
    }
    ((_, found),) = read_all([row])
    assert (found["kind"], found["petitioners"]) == ("khieu_nai", ["Lò Văn Sử"])
