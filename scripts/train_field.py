"""Train the small linear model of fields from labelled recommendations: `train_field.py DATA_FOLDER`.

Reads bdn_train.jsonl there (text, field) and the invented petitions of this repository that may be tuned on (never the held-out half), writes
tiepdan/reading/data/field_model.json: only word weights leave the data folder. NumPy alone; about a minute on one core.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from tiepdan.reading.field_model import MODEL, words_of

LEAST_DOCUMENTS, KEPT, ROUNDS, HOLD_BACK = 3, 3000, 400, 3e-3
READING = Path(__file__).parents[1] / "tiepdan" / "reading"
INVENTED = ("tests/petitions.jsonl", "evaluation/invented_petitions_tune.jsonl", "evaluation/invented_petitions_second.jsonl")
TIMES = 2  # an invented petition counts as two recommendations: it is what will be read


def main(folder: Path) -> None:
    """Train on everything, after printing how it does on five held-out fifths."""
    rows = [json.loads(line) for line in (folder / "bdn_train.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if row["field"]]
    right = sum(_right(rows, part) for part in range(5))
    print(f"five-fold accuracy on {len(rows)} recommendations: {right / len(rows):.3f}")
    rows += TIMES * [json.loads(line) for name in INVENTED for line in (READING / name).open(encoding="utf-8")]
    model = train([row["text"] for row in rows], [row["field"] for row in rows])
    MODEL.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{MODEL}: {len(model['words'])} words, {MODEL.stat().st_size // 1024} KB")


def _right(rows: list[dict], part: int) -> int:
    from tiepdan.reading.field_model import shares

    rest = [row for number, row in enumerate(rows) if number % 5 != part]
    model = train([row["text"] for row in rest], [row["field"] for row in rest])
    held = [row for number, row in enumerate(rows) if number % 5 == part]
    return sum(max((said := shares(row["text"], model)), key=said.get) == row["field"] for row in held)


def train(texts: list[str], labels: list[str]) -> dict:
    """Softmax regression on TF-IDF of words and word pairs, each field weighing alike, weights kept to two decimals."""
    fields = sorted(set(labels))
    counted = [Counter(words_of(text)) for text in texts]
    spread = Counter(word for counts in counted for word in counts)
    vocabulary = {word: column for column, word in enumerate(sorted(word for word, times in spread.items() if times >= LEAST_DOCUMENTS))}
    rarity = np.array([np.log((1 + len(texts)) / (1 + spread[word])) + 1 for word in vocabulary])
    table = np.zeros((len(texts), len(vocabulary)), np.float32)
    for row, counts in enumerate(counted):
        for word, times in counts.items():
            if word in vocabulary:
                table[row, vocabulary[word]] = (1 + np.log(times)) * rarity[vocabulary[word]]
        table[row] /= np.linalg.norm(table[row]) or 1
    wanted = np.eye(len(fields), dtype=np.float32)[[fields.index(label) for label in labels]]
    weigh = (len(texts) / (len(fields) * wanted.sum(axis=0)))[wanted.argmax(axis=1)][:, None] ** 0.5
    weights, bias = _descend(table, wanted, weigh)
    strongest = np.argsort(-np.abs(weights).max(axis=1))[:KEPT]
    words = list(vocabulary)
    kept = {
        words[column]: [round(float(rarity[column]), 2), *(round(float(value), 2) for value in weights[column])]
        for column in sorted(strongest)
    }
    return {"fields": fields, "bias": [round(float(value), 3) for value in bias], "words": kept}


def _descend(table: np.ndarray, wanted: np.ndarray, weigh: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gradient descent with momentum on the penalised log loss."""
    weights = np.zeros((table.shape[1], wanted.shape[1]), np.float32)
    bias = np.zeros(wanted.shape[1], np.float32)
    speed, bias_speed = np.zeros_like(weights), np.zeros_like(bias)
    for _ in range(ROUNDS):
        scores = table @ weights + bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        error = (scores / scores.sum(axis=1, keepdims=True) - wanted) * weigh / len(table)
        speed = 0.9 * speed - 6 * (table.T @ error + HOLD_BACK / 10 * weights)
        bias_speed = 0.9 * bias_speed - 6 * error.sum(axis=0)
        weights, bias = weights + speed, bias + bias_speed
    return weights, bias


if __name__ == "__main__":
    main(Path(sys.argv[1]))
