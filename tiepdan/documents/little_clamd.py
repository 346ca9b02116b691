"""A little clamd for trying the system out and for tests: speaks INSTREAM and PING as the real one does, and knows one virus, the test file of EICAR.

    python -m tiepdan.documents.little_clamd 3310        then TIEPDAN_CLAMD=127.0.0.1:3310

It finds no real virus. A province sets the address of its own clamd.
"""

import socketserver
import struct
import sys

# In two halves, so that no scanner takes this file itself for what it describes.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
MOST = 110 * 1024 * 1024


class Conversation(socketserver.StreamRequestHandler):
    """One command and its answer, as clamd ends a connection after each."""

    def handle(self) -> None:
        command = self._until_nought()
        if command == b"zPING":
            self.wfile.write(b"PONG\0")
        elif command == b"zINSTREAM":
            data = self._stream()
            if data is None:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
            else:
                self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in data else b"stream: OK\0")
        else:
            self.wfile.write(b"UNKNOWN COMMAND\0")

    def _until_nought(self) -> bytes:
        said = b""
        while len(said) < 64 and (sign := self.rfile.read(1)) and sign != b"\0":
            said += sign
        return said

    def _stream(self) -> bytes | None:
        data = b""
        while head := self.rfile.read(4):
            (size,) = struct.unpack("!L", head)
            if not size:
                return data
            if len(data) + size > MOST:
                return None
            data += self.rfile.read(size)
        return data


class LittleClamd(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


if __name__ == "__main__":
    with LittleClamd(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 3310), Conversation) as server:
        server.serve_forever()
