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
    return Store(tmp_path / "files", tmp_path / "keys")


@pytest.mark.parametrize("sealed", [False, True])
def test_what_is_kept_comes_back(store, sealed):
    name = store.keep(WORDS, sealed=sealed)
    assert name == sha256_of(WORDS)
    assert store.read(name, sealed=sealed) == WORDS
    assert list(store.names(sealed=sealed)) == [name]


def test_kept_twice_it_lies_there_once(store):
    first = store.keep(WORDS)
    written = store.path_of(first).stat().st_mtime_ns
    assert store.keep(WORDS) == first
    assert store.path_of(first).stat().st_mtime_ns == written


def test_sealed_bytes_cannot_be_read_on_disk(store):
    name = store.keep(WORDS, sealed=True)
    on_disk = b"".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())
    assert len(on_disk) >= len(WORDS)
    assert "Người".encode() not in on_disk
    assert not store.path_of(name).exists()


def test_a_sealed_file_opens_under_its_own_hash_only(store):
    one, other = store.keep(WORDS, sealed=True), store.keep(b"khac", sealed=True)
    store.path_of(other, sealed=True).write_bytes(store.path_of(one, sealed=True).read_bytes())
    with pytest.raises(FileDamaged):
        store.read(other, sealed=True)


def test_a_sealed_file_does_not_open_with_another_key(store, tmp_path):
    name = store.keep(WORDS, sealed=True)
    with pytest.raises(FileDamaged):
        Store(store.folder, tmp_path / "other-keys").read(name, sealed=True)


def test_files_and_keys_are_their_owners_alone(store):
    name = store.keep(WORDS, sealed=True)
    assert store.path_of(name, sealed=True).stat().st_mode & 0o077 == 0
    assert (store.keys / "files.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("sealed", [False, True])
def test_one_flipped_bit_is_noticed_and_keeping_again_mends_it(store, sealed):
    name = store.keep(WORDS, sealed=sealed)
    path = store.path_of(name, sealed=sealed)
    kept = bytearray(path.read_bytes())
    kept[len(kept) // 2] ^= 1
    path.write_bytes(kept)
    with pytest.raises(FileDamaged):
        store.read(name, sealed=sealed)
    store.keep(WORDS, sealed=sealed)
    assert store.read(name, sealed=sealed) == WORDS


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
store = Store(Path({str(tmp_path / "files")!r}), Path({str(tmp_path / "keys")!r}))
number = 0
while True:
    number += 1
    name = store.keep(str(number).encode() * 40000, sealed=number % 2 == 0)
    print(number % 2, name, flush=True)
"""
    store = Store(tmp_path / "files", tmp_path / "keys")
    reported = []
    for pause in (0.02, 0.05, 0.11):
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        first = process.stdout.readline()
        time.sleep(pause)
        process.kill()
        rest, _ = process.communicate()
        reported += [line.split() for line in (first + rest).splitlines() if len(line.split()) == 2 and len(line.split()[1]) == 64]
    assert reported
    for open_one, name in reported:
        assert store.read(name, sealed=open_one == "0")
    for sealed in (False, True):
        for name in store.names(sealed=sealed):
            assert sha256_of(store.read(name, sealed=sealed)) == name


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
