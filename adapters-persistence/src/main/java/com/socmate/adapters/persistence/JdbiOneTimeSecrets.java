package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.application.port.OneTimeSecrets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Secrets in `one_time_secret`, by their SHA-256. A used one is kept until its time is over, so
/// that a second use is told from a guess.
public final class JdbiOneTimeSecrets implements OneTimeSecrets {
  private static final TypeReference<Map<String, String>> NOTES = new TypeReference<>() {};

  private final Handles handles;

  public JdbiOneTimeSecrets(Database database) {
    this.handles = database.handles();
  }

  interface Sql {
    @SqlUpdate(
        """
        with old as (delete from one_time_secret where expires_at < now() - interval '1 hour')
        insert into one_time_secret (sha256, purpose, notes, expires_at)
        values (:sha256, :purpose, :notes::json, now() + :life::interval)
        """)
    void add(byte[] sha256, String purpose, String notes, Duration life);

    @SqlQuery(
        """
        update one_time_secret set used_at = now()
        where sha256 = :sha256 and purpose = :purpose and used_at is null and expires_at > now()
        returning notes
        """)
    Optional<String> use(byte[] sha256, String purpose);

    @SqlQuery(
        """
        select notes from one_time_secret
        where sha256 = :sha256 and purpose = :purpose and used_at is not null
        """)
    Optional<String> used(byte[] sha256, String purpose);

    @SqlQuery(
        """
        select notes from one_time_secret
        where sha256 = :sha256 and purpose = :purpose and used_at is null and expires_at > now()
        """)
    Optional<String> unused(byte[] sha256, String purpose);

    @SqlUpdate(
        """
        delete from one_time_secret
        where purpose = :purpose and used_at is null and notes ->> :note = :value
        """)
    void withdraw(String purpose, String note, String value);
  }

  @Override
  public String issue(Purpose purpose, Map<String, String> notes, Duration life) {
    var secret = Digests.newSecret();
    with(sql -> {
      sql.add(Digests.sha256(secret), purpose.name(), Json.write(notes), life);
      return true;
    });
    return secret;
  }

  @Override
  public Redemption redeem(Purpose purpose, String secret) {
    byte[] sha256 = Digests.sha256(secret);
    return with(sql ->
        sql.use(sha256, purpose.name())
            .<Redemption>map(notes -> new Redemption.Fresh(Json.read(notes, NOTES)))
            .or(() ->
                sql.used(sha256, purpose.name())
                    .map(notes -> new Redemption.Used(Json.read(notes, NOTES))))
            .orElseGet(Redemption.Worthless::new));
  }

  @Override
  public Optional<Map<String, String>> look(Purpose purpose, String secret) {
    return with(sql -> sql.unused(Digests.sha256(secret), purpose.name()))
        .map(notes -> Json.read(notes, NOTES));
  }

  @Override
  public void withdraw(Purpose purpose, String note, String value) {
    with(sql -> {
      sql.withdraw(purpose.name(), note, value);
      return true;
    });
  }

  private <T> T with(Function<Sql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(Sql.class)));
  }
}
