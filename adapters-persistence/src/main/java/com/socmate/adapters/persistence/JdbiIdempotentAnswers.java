package com.socmate.adapters.persistence;

import com.socmate.application.port.IdempotentAnswers;
import com.socmate.application.port.Secrets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Answers in PostgreSQL, sealed. An advisory lock for the transaction tells who else is at it.
public final class JdbiIdempotentAnswers implements IdempotentAnswers {
  private final Handles handles;
  private final Secrets secrets;

  public JdbiIdempotentAnswers(Database database, Secrets secrets) {
    this.handles = database.handles();
    this.secrets = secrets;
  }

  interface Sql {
    @SqlQuery(
        "select pg_try_advisory_xact_lock(hashtextextended(:principal || chr(10) || :key, 24))")
    boolean lock(String principal, String key);

    @SqlQuery(
        """
        select fingerprint, sealed from idempotent_answer
        where principal = :principal and key = :key
          and answered_at > now() - interval '24 hours'
        """)
    Optional<Row> find(String principal, String key);

    @SqlUpdate(
        """
        insert into idempotent_answer (principal, key, fingerprint, sealed)
        values (:principal, :key, :fingerprint, :sealed)
        on conflict (principal, key) do update set
          fingerprint = excluded.fingerprint, sealed = excluded.sealed, answered_at = now()
        """)
    void keep(String principal, String key, byte[] fingerprint, byte[] sealed);

    @SqlUpdate("delete from idempotent_answer where answered_at <= now() - interval '24 hours'")
    long forgetOld();
  }

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Row(byte[] fingerprint, byte[] sealed) {}

  @Override
  public Claim claim(String principal, String key, byte[] fingerprint) {
    return with(sql ->
        sql.lock(principal, key)
            ? sql.find(principal, key)
                .map(row -> known(row, fingerprint, place(principal, key)))
                .orElseGet(Claim.Fresh::new)
            : new Claim.UnderWay());
  }

  private Claim known(Row row, byte[] fingerprint, Secrets.Place place) {
    return Arrays.equals(row.fingerprint(), fingerprint)
        ? new Claim.Done(secrets.open(place, row.sealed()))
        : new Claim.Otherwise();
  }

  @Override
  public void keep(String principal, String key, byte[] fingerprint, byte[] answer) {
    byte[] sealed = secrets.seal(place(principal, key), answer);
    with(sql -> {
      sql.keep(principal, key, fingerprint, sealed);
      return true;
    });
  }

  @Override
  public long forgetOld() {
    return with(Sql::forgetOld);
  }

  private static Secrets.Place place(String principal, String key) {
    return new Secrets.Place("idempotent-answer", principal + "\n" + key);
  }

  private <T> T with(Function<Sql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(Sql.class)));
  }
}
