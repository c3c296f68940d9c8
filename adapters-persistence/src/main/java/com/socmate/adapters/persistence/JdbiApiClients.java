package com.socmate.adapters.persistence;

import com.socmate.application.port.ApiClients;
import com.socmate.application.port.Page;
import com.socmate.application.port.Secrets;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Vault;
import com.socmate.domain.id.ClientId;
import com.socmate.domain.identity.ApiClient;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// API clients; their secrets by HMAC under a pepper that lies sealed in the vault.
public final class JdbiApiClients implements ApiClients {
  private static final Secrets.Place PEPPER = new Secrets.Place("api-client-pepper", "all");

  private final Handles handles;
  private final KeyedHash hash;

  public JdbiApiClients(Database database, Vault vault) {
    this.handles = database.handles();
    this.hash = KeyedHash.under(vault, PEPPER);
  }

  @Override
  public void add(ApiClient client, String secret) {
    handles.inTransaction(handle -> {
      var sql = handle.attach(ApiClientSql.class);
      sql.insert(Records.values(ApiClientSql.Row.of(client)));
      sql.insertSecret(client.id().value(), hash.of(secret));
      return true;
    });
  }

  @Override
  public Optional<ApiClient> authenticate(ClientId id, String secret) {
    var sent = hash.of(secret);
    return with(sql -> {
      boolean isItsOwn =
          sql.secrets(id.value()).stream().anyMatch(kept -> KeyedHash.same(sent, kept));
      if (!isItsOwn) {
        return Optional.empty();
      }
      sql.noteUse(id.value());
      return sql.find(id.value()).map(ApiClientSql.Row::toDomain);
    });
  }

  @Override
  public Optional<Principal> holder(ClientId id, Set<Scope> scopes) {
    var values = Map.of("client", id.value());
    return handles.query(ApiClientSql.OPEN, values, ApiClientSql.OpenRow.class).stream()
        .findFirst()
        .map(row -> row.principal(scopes));
  }

  @Override
  public Optional<ApiClient> find(ClientId id) {
    return with(sql -> sql.find(id.value())).map(ApiClientSql.Row::toDomain);
  }

  @Override
  public Slice<ApiClient> list(Page page) {
    return with(sql ->
        new Slice<>(
            sql.list(page.limit(), page.offset()).stream().map(ApiClientSql.Row::toDomain).toList(),
            sql.count()));
  }

  @Override
  public Optional<ApiClient> change(ClientId id, String name, Set<Scope> scopes) {
    var texts = scopes.stream().map(Scope::text).toArray(String[]::new);
    return with(sql -> sql.change(id.value(), name, texts)).map(ApiClientSql.Row::toDomain);
  }

  @Override
  public Optional<ApiClient> renew(ClientId id, String secret, Duration overlap) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(ApiClientSql.class);
      var client = sql.lockOpen(id.value());
      if (client.isPresent()) {
        sql.endSecrets(id.value(), overlap);
        sql.insertSecret(id.value(), hash.of(secret));
      }
      return client.map(ApiClientSql.Row::toDomain);
    });
  }

  @Override
  public Optional<ApiClient> disable(ClientId id) {
    return with(sql -> sql.disable(id.value())).map(ApiClientSql.Row::toDomain);
  }

  private <T> T with(Function<ApiClientSql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(ApiClientSql.class)));
  }
}
