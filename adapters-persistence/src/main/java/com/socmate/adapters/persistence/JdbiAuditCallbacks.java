package com.socmate.adapters.persistence;

import com.socmate.application.port.AuditCallbacks;
import com.socmate.application.port.Deliveries.Next;
import com.socmate.application.port.Secrets.Place;
import com.socmate.application.port.Vault;
import com.socmate.domain.audit.AuditCallback;
import com.socmate.domain.id.AuditId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Whom to tell, in `audit_callback`; what it is signed with is in the vault.
public final class JdbiAuditCallbacks implements AuditCallbacks {
  private static final String SECRET = "audit-callback-secret";

  private final Handles handles;
  private final Vault vault;

  public JdbiAuditCallbacks(Database database, Vault vault) {
    this.handles = database.handles();
    this.vault = vault;
  }

  @Override
  public void add(AuditId audit, String url, String secret) {
    together(sql -> {
      sql.insert(audit.value(), url);
      vault.keep(place(audit), secret.getBytes(StandardCharsets.UTF_8));
      return true;
    });
  }

  private static Place place(AuditId audit) {
    return new Place(SECRET, audit.value());
  }

  @Override
  public Optional<AuditCallback> of(AuditId audit) {
    return together(sql -> sql.find(audit.value()).map(AuditCallbackSql.Row::toDomain));
  }

  @Override
  public List<Held> claim(int most, Duration lease) {
    return together(sql -> sql.claim(most, lease).stream().map(this::held).toList());
  }

  private Held held(AuditCallbackSql.Row row) {
    var callback = row.toDomain();
    var secret = vault.reveal(place(callback.audit())).orElseThrow();
    return new Held(callback, new String(secret, StandardCharsets.UTF_8), row.token());
  }

  @Override
  public boolean settle(Held held, AuditCallback.Attempt attempt, Next next) {
    var pause = next instanceof Next.Again(var after) ? after : Duration.ZERO;
    return together(sql ->
        sql.settle(
                held.callback().audit().value(),
                held.token(),
                state(next).name(),
                pause,
                attempt.at(),
                attempt.status().isPresent() ? attempt.status().getAsInt() : null,
                PostgresTypes.storable(attempt.result()))
            == 1);
  }

  private static AuditCallback.State state(Next next) {
    return switch (next) {
      case Next.Done _ -> AuditCallback.State.DELIVERED;
      case Next.Again _ -> AuditCallback.State.WAITING;
      case Next.GivenUp _ -> AuditCallback.State.GIVEN_UP;
    };
  }

  private <T> T together(Function<AuditCallbackSql, T> work) {
    return handles.inTransaction(handle -> work.apply(handle.attach(AuditCallbackSql.class)));
  }
}
