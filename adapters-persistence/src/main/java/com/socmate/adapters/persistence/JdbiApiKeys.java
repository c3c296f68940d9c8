package com.socmate.adapters.persistence;

import com.socmate.application.port.ApiKeys;
import com.socmate.application.port.KeyText;
import com.socmate.application.port.Page;
import com.socmate.application.port.Secrets;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Vault;
import com.socmate.domain.id.ApiKeyId;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// API keys; their texts by HMAC under a pepper that lies sealed in the vault.
public final class JdbiApiKeys implements ApiKeys {
  private static final Secrets.Place PEPPER = new Secrets.Place("api-key-pepper", "all");

  private final Handles handles;
  private final KeyedHash hash;

  public JdbiApiKeys(Database database, Vault vault) {
    this.handles = database.handles();
    this.hash = KeyedHash.under(vault, PEPPER);
  }

  @Override
  public void add(ApiKey key, KeyText text) {
    handles.inTransaction(handle -> {
      var sql = handle.attach(ApiKeySql.class);
      sql.insert(Records.values(ApiKeySql.Row.of(key)));
      sql.insertText(key.id().value(), hash.of(text.reveal()));
      return true;
    });
  }

  @Override
  public Optional<Principal> holder(KeyText text) {
    var sent = hash.of(text.reveal());
    var values = Map.of("key", text.key().value());
    return handles.query(ApiKeySql.OPEN, values, ApiKeySql.OpenRow.class).stream()
        .filter(row -> KeyedHash.same(sent, row.hmac()))
        .findFirst()
        .map(this::noted);
  }

  private Principal noted(ApiKeySql.OpenRow row) {
    if (row.unnoted()) {
      with(sql -> {
        sql.noteUse(row.keyId());
        return true;
      });
    }
    return row.principal();
  }

  @Override
  public Optional<ApiKey> find(ApiKeyId id) {
    return with(sql -> sql.find(id.value())).map(ApiKeySql.Row::toDomain);
  }

  @Override
  public Slice<ApiKey> list(Page page) {
    return with(sql ->
        new Slice<>(
            sql.list(page.limit(), page.offset()).stream().map(ApiKeySql.Row::toDomain).toList(),
            sql.count()));
  }

  @Override
  public Optional<ApiKey> renew(KeyText text, Duration overlap) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(ApiKeySql.class);
      var id = text.key().value();
      var key = sql.renew(id, text.ending());
      if (key.isPresent()) {
        sql.endTexts(id, overlap);
        sql.insertText(id, hash.of(text.reveal()));
      }
      return key.map(ApiKeySql.Row::toDomain);
    });
  }

  @Override
  public Optional<ApiKey> disable(ApiKeyId id) {
    return with(sql -> sql.disable(id.value())).map(ApiKeySql.Row::toDomain);
  }

  /// A scope that this version does not know gives nothing.
  static Set<Scope> scopes(Set<String> texts) {
    return texts.stream()
        .flatMap(text -> Scope.named(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private <T> T with(Function<ApiKeySql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(ApiKeySql.class)));
  }
}
