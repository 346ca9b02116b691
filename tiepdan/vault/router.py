"""Which database a table lies in: what is `Kept`, and the marks, in the vault's own, everything else in the main one."""

VAULT = "vault"
THERE = frozenset({"kept", "trace"})


class VaultRouter:
    def db_for_read(self, model, **hints) -> str | None:
        return VAULT if _lies_there(model._meta.app_label, model._meta.model_name) else None

    def db_for_write(self, model, **hints) -> str | None:
        return self.db_for_read(model)

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints) -> bool | None:
        there = _lies_there(app_label, model_name)
        if db == VAULT:
            return there
        return False if there else None


def _lies_there(app_label: str, model_name: str | None) -> bool:
    return app_label == "vault" and model_name in THERE
