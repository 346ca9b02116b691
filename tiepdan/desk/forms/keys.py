"""What is typed on the page of one's own key: passphrases, never given back to the page."""

from django import forms
from django.utils.translation import gettext_lazy as _


def _passphrase(label: str, **more) -> forms.CharField:
    seen = forms.PasswordInput(attrs={"class": "form-control", "autocomplete": more.pop("autocomplete", "off"), "spellcheck": "false"})
    return forms.CharField(label=label, max_length=200, strip=False, widget=seen, **more)


class MakeKeyForm(forms.Form):
    passphrase = _passphrase(_("Mật khẩu khóa"), help_text=_("ít nhất 12 ký tự, khác mật khẩu đăng nhập; không ai lấy lại giúp được"))
    again = _passphrase(_("Gõ lại mật khẩu khóa"))


class UnlockForm(forms.Form):
    passphrase = _passphrase(_("Mật khẩu khóa"))
    then = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)


class ChangePassphraseForm(forms.Form):
    passphrase = _passphrase(_("Mật khẩu khóa đang dùng"))
    new = _passphrase(_("Mật khẩu khóa mới"), help_text=_("ít nhất 12 ký tự"))
    again = _passphrase(_("Gõ lại mật khẩu mới"))


class LostKeyForm(forms.Form):
    sure = forms.BooleanField(label=_("Tôi quên mật khẩu khóa. Bỏ khóa này; người khác đang giữ sẽ giao lại cho khóa mới."))
