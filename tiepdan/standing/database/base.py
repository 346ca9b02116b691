"""The engine of the settings: an act inside a request opens the rows that acts may reach; before it only what may be looked at is there."""

from django.db.backends.postgresql import base
from psycopg.pq import ExecStatus

ACTS = "select set_config('app.acts', 'on', true)"
STATEMENTS_KEPT = 400  # plans a connection keeps: the hundred of psycopg are fewer than the statements of one act's way, so each was planned anew


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

    def get_new_connection(self, conn_params):
        made = super().get_new_connection(conn_params)
        made.prepared_max = STATEMENTS_KEPT
        return made

    def _savepoint_rollback(self, sid):
        """Said past psycopg's cursor, which at the word ROLLBACK forgets every plan, though the server keeps them: a refusal is no reason to."""
        self.ensure_connection()
        with self.wrap_database_errors:
            done = self.connection.pgconn.exec_(self.ops.savepoint_rollback_sql(sid).encode())
            if done.status != ExecStatus.COMMAND_OK:
                raise self.Database.OperationalError(done.error_message.decode(errors="replace"))
        if self.acting_since == sid:  # the setting went back with the act that was refused
            self.acting_since = None
