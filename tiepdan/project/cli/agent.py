"""`tiepdan agent`: at the official's own computer, the token signs one letter. Needs no database; the PIN never leaves this computer."""

import base64
import getpass
import hashlib
import json
import os
import sys
import urllib.error
import urllib.request

SECONDS = 60  # the server renders and judges the letter meanwhile


def add_to(commands) -> None:
    agent = commands.add_parser("agent", help="ký số một văn bản bằng thiết bị cắm ở máy này")
    agent.add_argument("--url", required=True, help="địa chỉ Tiếp Dân, ví dụ https://tiepdan.laocai.gov.vn")
    agent.add_argument("--key", required=True, metavar="MÃ", help="mã ký lấy ở trang văn bản, dùng một lần trong mười phút")
    agent.add_argument("--pkcs11", required=True, metavar="TỆP", help="tệp trình điều khiển PKCS#11 của thiết bị")
    agent.add_argument("--token", required=True, help="nhãn của thiết bị")
    agent.add_argument("--label", required=True, help="nhãn của khóa và chứng thư trong thiết bị")
    agent.set_defaults(command=sign)


def sign(chosen) -> int:
    """0 when the letter is signed, 1 with the reason on stderr otherwise. The PIN is asked for, or read from TIEPDAN_PIN."""
    from tiepdan.documents.token_hand import Token, TokenHangs, grouped

    try:
        told = _ask(chosen, "waiting")
        print(f"Sắp ký: {told['title']} {told['symbol']}, người ký {told['signer']}\n  mã băm {grouped(told['digest'])}")
        token = Token(chosen.pkcs11, chosen.token, chosen.label, os.environ.get("TIEPDAN_PIN") or getpass.getpass("Mã PIN: "))
        done = _sign(chosen, token, told["digest"])
    except TokenHangs:
        return _refuse(f"Thiết bị ký “{chosen.token}” không trả lời hoặc mã PIN sai. Chưa ký gì; hãy cắm lại thiết bị rồi chạy lại, mã ký vẫn dùng được.")
    except urllib.error.HTTPError as refused:
        return _refuse(_sentence(refused))
    except (OSError, ValueError):
        return _refuse(f"Không nói chuyện được với {chosen.url}. Hãy kiểm tra địa chỉ và mạng, rồi chạy lại; mã ký vẫn dùng được trong hạn.")
    print(f"Đã ký số {done['title']} {done['symbol']}.\n  mã băm bản lưu {done['sha256']}")
    return 0


def _sign(chosen, token, digest: str) -> dict:
    certificate = base64.b64encode(token.certificate()).decode()
    told = _ask(chosen, "to-sign", {"certificate": certificate})
    data = base64.b64decode(told["to_sign"])
    if told["digest"] != digest or hashlib.sha256(data).hexdigest() != told["sha256"] or bytes.fromhex(digest) not in data:
        raise ValueError("the server told another digest than it showed")
    return _ask(chosen, "complete", {"certificate": certificate, "signature": base64.b64encode(token.sign(data)).decode(), "digest": digest})


def _ask(chosen, what: str, told: dict | None = None) -> dict:
    url = f"{chosen.url.rstrip('/')}/api/signing/{what}"
    if not url.startswith(("http://", "https://")):
        raise ValueError("not a web address")
    data = json.dumps(told).encode() if told is not None else None
    request = urllib.request.Request(url, data=data, headers={"Signing-Key": chosen.key, "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        return json.load(answer)


def _sentence(refused: urllib.error.HTTPError) -> str:
    try:
        return json.load(refused)["message"]
    except (ValueError, KeyError):
        return f"Máy chủ trả lời {refused.code}. Chưa ký gì; hãy thử lại, nếu vẫn vậy thì báo người quản trị."


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
