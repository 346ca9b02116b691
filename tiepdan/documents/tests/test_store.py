import os
import subprocess
import sys
import threading
import time

import pytest

from tiepdan.common.keys import kept_secret
from tiepdan.documents.store import FileDamaged, FileMissing, Store, sha256_of

WORDS = "Người tố cáo là ai thì chỉ một nơi biết. ".encode() * 50


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "files")


TOKEN = "abcDEF_-0123456789abcdef"


def test_what_is_kept_comes_back(store):
    name = store.keep(WORDS)
    assert name == sha256_of(WORDS)
    assert store.read(name) == WORDS
    assert list(store.names()) == [name]


def test_what_is_closed_comes_back_closed_and_is_nowhere_open(store):
    name = sha256_of(WORDS)
    store.keep_closed(name, TOKEN, b"closed bytes")
    assert store.read_closed(name, TOKEN) == b"closed bytes"
    assert not store.path_of(name).exists() and list(store.names()) == []
    with pytest.raises(FileMissing):
        store.read_closed(name, "another_token")


def test_kept_twice_it_lies_there_once(store):
    first = store.keep(WORDS)
    written = store.path_of(first).stat().st_mtime_ns
    assert store.keep(WORDS) == first
    assert store.path_of(first).stat().st_mtime_ns == written


def test_files_are_their_owners_alone(store):
    name = store.keep(WORDS)
    store.keep_closed(name, TOKEN, b"closed")
    assert store.path_of(name).stat().st_mode & 0o077 == store.closed_path(name, TOKEN).stat().st_mode & 0o077 == 0


def test_one_flipped_bit_is_noticed_and_keeping_again_mends_it(store):
    name = store.keep(WORDS)
    store.keep_closed(name, TOKEN, WORDS)
    for path, look in ((store.path_of(name), lambda: store.read(name)), (store.closed_path(name, TOKEN), lambda: store.read_closed(name, TOKEN))):
        kept = bytearray(path.read_bytes())
        kept[len(kept) // 2] ^= 1
        path.write_bytes(kept)
        with pytest.raises(FileDamaged):
            look()
    store.keep(WORDS)
    store.keep_closed(name, TOKEN, WORDS)
    assert store.read(name) == store.read_closed(name, TOKEN) == WORDS


@pytest.mark.parametrize("token", ["", "../x", "a/b", "a" * 33, "short", "có dấu đấy"])
def test_a_token_that_is_none_reaches_no_file(store, token):
    with pytest.raises(FileMissing):
        store.read_closed("0" * 64, token)


@pytest.mark.parametrize("name", ["0" * 64, "../../etc/passwd", "", "A" * 64, "0" * 63 + "/"])
def test_a_name_that_is_no_kept_hash_is_missing(store, name):
    with pytest.raises(FileMissing):
        store.read(name)


def test_a_process_killed_while_keeping_leaves_no_half_file(tmp_path):
    """Killed at many moments: whatever lies under a name is whole, and everything reported kept is there."""
    script = f"""
import os, sys
from pathlib import Path
from tiepdan.documents.store import Store
store = Store(Path({str(tmp_path / "files")!r}))
number = 0
while True:
    number += 1
    name = store.keep(str(number).encode() * 40000)
    print(1, name, flush=True)
"""
    store = Store(tmp_path / "files")
    reported = []
    for pause in (0.02, 0.05, 0.11):
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        first = process.stdout.readline()
        time.sleep(pause)
        process.kill()
        rest, _ = process.communicate()
        reported += [line.split() for line in (first + rest).splitlines() if len(line.split()) == 2 and len(line.split()[1]) == 64]
    assert reported
    for _one, name in reported:
        assert store.read(name)
    for name in store.names():
        assert sha256_of(store.read(name)) == name


def test_sweeping_takes_only_what_lies_half_written_for_a_day(store):
    store.keep(WORDS)
    coming = store.folder / "coming"
    (coming / "fresh").write_bytes(b"x")
    (coming / "stale").write_bytes(b"x")
    os.utime(coming / "stale", (time.time() - 90000,) * 2)
    assert store.sweep() == 1
    assert [path.name for path in coming.iterdir()] == ["fresh"]


def test_many_threads_making_one_key_get_the_same(tmp_path):
    seen = []
    ready = threading.Barrier(8)

    def take():
        ready.wait()
        seen.append(kept_secret(tmp_path / "keys" / "one.key", lambda: os.urandom(32)))

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8 and len(set(seen)) == 1
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["one.key"]
