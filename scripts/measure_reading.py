"""Measure the reading room on labelled data: `measure_reading.py DATA [--wrong] [--scans]`.

DATA is a folder with triage_dev.jsonl (and scans/ for --scans), or a file of the same make; prints the table of goals, the hard subset apart.
--wrong lists every petition that was read otherwise than labelled.
"""

import json
import re
import resource
import sys
import time
import unicodedata
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from tiepdan.reading.normalise import fold
from tiepdan.reading.paper import read_paper
from tiepdan.reading.read import read
from tiepdan.routing.competence import competence

MERGED = {"phan_anh": "kien_nghi"}


def main(folder: Path, wrong: bool, scans: bool) -> None:
    rows = [json.loads(line) for line in _labelled(folder).read_text(encoding="utf-8").splitlines()]
    read("Tôi là Nguyễn Văn A.", competence)  # word lists and model are loaded once, before the clock runs
    started = time.process_time()
    found = [read(row["text"], competence).to_json(row["id"]) for row in rows]
    each = (time.process_time() - started) / len(rows) * 1000
    for name, part in (
        ("all", lambda row: True),
        ("hard", lambda row: row["hard"]),
        ("wrong title", lambda row: "tieu_de_sai" in row["hard"]),
    ):
        _table(name, [(row, finding) for row, finding in zip(rows, found, strict=True) if part(row)])
    print(f"{each:.1f} ms a petition")
    if wrong:
        _wrong(rows, found)
    if scans:
        _scans(folder / "scans")


def _labelled(folder: Path) -> Path:
    """The labelled file: given itself, or by its name in the folder."""
    return folder if folder.is_file() else folder / "triage_dev.jsonl"


def _share(pairs: list, right) -> float:
    return sum(map(right, pairs)) / len(pairs) if pairs else 0.0


def _table(name: str, pairs: list) -> None:
    def strict(key: str) -> float:
        return _share(pairs, lambda pair: pair[1][key] == pair[0][key])

    def lenient(key: str) -> float:
        return _share(pairs, lambda pair: pair[1][key] in (pair[0][key], *pair[0][f"{key}_alt"]))

    def top_three(pair) -> bool:
        return bool({field for field, _ in pair[1]["field_ranked"][:3]} & {pair[0]["field"], *pair[0]["field_alt"]})

    merged = _share(pairs, lambda pair: MERGED.get(pair[1]["kind"], pair[1]["kind"]) == MERGED.get(pair[0]["kind"], pair[0]["kind"]))
    print(f"— {name}: {len(pairs)}")
    print(f"  kind       4 classes {merged:.3f}   F1 {_f1(pairs):.3f}   strict {strict('kind'):.3f}   lenient {lenient('kind'):.3f}")
    tops = f"top three {_share(pairs, top_three):.3f}   confident half {_confident(pairs):.3f}"
    print(f"  field      strict {strict('field'):.3f}   lenient {lenient('field'):.3f}   {tops}")
    print(f"  authority  strict {strict('authority'):.3f}   lenient {lenient('authority'):.3f}")
    print(f"  handling   strict {strict('handling'):.3f}")
    print(f"  decisions  F1 {_decisions(pairs):.3f}   dates {_dates(pairs):.3f}")
    print("  petitioner recall {:.3f}   spurious a petition {:.3f}".format(*_petitioners(pairs)))


def _f1(pairs: list) -> float:
    """Macro F1 over the four classes."""
    labels = [(MERGED.get(row["kind"], row["kind"]), MERGED.get(finding["kind"], finding["kind"])) for row, finding in pairs]
    scores = []
    for label in {wanted for wanted, _ in labels}:
        hit = sum(wanted == said == label for wanted, said in labels)
        scores.append(2 * hit / (sum(wanted == label for wanted, _ in labels) + sum(said == label for _, said in labels)))
    return sum(scores) / max(1, len(scores))


def _confident(pairs: list) -> float:
    half = sorted(pairs, key=lambda pair: -(pair[1]["field_ranked"][0][1] - pair[1]["field_ranked"][1][1]))[: len(pairs) // 2]
    return _share(half, lambda pair: pair[1]["field"] in (pair[0]["field"], *pair[0]["field_alt"])) if half else 0.0


def _plain(text: str) -> str:
    return re.sub(r"\s", "", fold(text).lower())


def _decisions(pairs: list) -> float:
    hits = wanted = said = 0
    for row, finding in pairs:
        gold = {_plain(cited["so"]) for cited in row["entities"]["quyet_dinh"]}
        mine = {_plain(cited["number"]) for cited in finding["decisions"]}
        hits, wanted, said = hits + len(gold & mine), wanted + len(gold), said + len(mine)
    return 2 * hits / (wanted + said) if wanted + said else 1.0


def _dates(pairs: list) -> float:
    right = wanted = 0
    for row, finding in pairs:
        mine = {_plain(cited["number"]): cited["date"] for cited in finding["decisions"]}
        for cited in row["entities"]["quyet_dinh"]:
            if cited["ngay"]:
                wanted += 1
                right += mine.get(_plain(cited["so"])) == cited["ngay"]
    return right / wanted if wanted else 1.0


def _petitioners(pairs: list) -> tuple[float, float]:
    hits = wanted = spurious = 0
    for row, finding in pairs:
        gold, mine = {_plain(name) for name in row["entities"]["nguoi_don"]}, {_plain(name) for name in finding["petitioners"]}
        hits, wanted, spurious = hits + len(gold & mine), wanted + len(gold), spurious + len(mine - gold)
    return hits / wanted if wanted else 1.0, spurious / max(1, len(pairs))


def _wrong(rows: list, found: list) -> None:
    for row, finding in zip(rows, found, strict=True):
        for key in ("kind", "field", "authority", "handling"):
            also = row.get(f"{key}_alt", [])
            if finding[key] != row[key]:
                mark = "~" if finding[key] in also else "✗"
                print(
                    f"{mark} {row['id']} {key}: {row[key]} {also} read as {finding[key] or '(asks)'} | {finding['against']} | {row['hard']}"
                )


def _scans(folder: Path) -> None:
    def norm(text: str) -> str:
        return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()

    wrong = letters = 0
    started, used = time.time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    pictures = sorted(folder.glob("*.jpg"))
    for picture in pictures:
        true = norm(picture.with_suffix(".txt").read_text(encoding="utf-8"))
        paper = read_paper(picture.read_bytes(), picture.name)
        distance = Levenshtein.distance(true, norm(paper.text))
        wrong, letters = wrong + distance, letters + len(true)
        print(f"  {picture.name}  {100 * distance / len(true):.2f} %  sure {paper.confidence}")
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    core = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    print(
        f"character error {100 * wrong / letters:.2f} %   {core / len(pictures):.2f} core seconds, {(time.time() - started) / len(pictures):.2f} s a page"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--wrong" in sys.argv, "--scans" in sys.argv)
