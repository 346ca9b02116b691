"""The engine of the settings: an act inside a request opens the rows that acts may reach; before it only what may be looked at is there."""

from django.db.backends.postgresql import base

ACTS = "select set_config('app.acts', 'on', true)"


class DatabaseWrapper(base.DatabaseWrapper):
    """`may_act` is set by the request's own transaction when the method writes; the first savepoint inside it is the act's beginning."""

    may_act = False
    acting_since: str | None = None

    def _savepoint(self, sid):
        super()._savepoint(sid)
        if self.may_act and self.acting_since is None:
            self.acting_since = sid
            with self.cursor() as cursor:
                cursor.execute(ACTS)

    def _savepoint_rollback(self, sid):
        super()._savepoint_rollback(sid)
        if self.acting_since == sid:  # the setting went back with the act that was refused
            self.acting_since = None
