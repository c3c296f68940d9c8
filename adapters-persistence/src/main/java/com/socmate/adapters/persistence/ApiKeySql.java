package com.socmate.adapters.persistence;

import com.socmate.domain.id.ApiKeyId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Credential;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// API keys and their texts.
interface ApiKeySql {
  String COLUMNS =
      "id, name, owner, scopes, per_minute, ending, created_at, expires_at, disabled_at,"
          + " last_used_at";

  @SqlUpdate(
      """
      insert into api_key (id, name, owner, scopes, per_minute, ending, created_at, expires_at)
      values (:id, :name, :owner, :scopes, :perMinute, :ending, :createdAt, :expiresAt)
      """)
  void insert(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate("insert into api_key_text (key_id, hmac) values (:key, :hmac)")
  void insertText(String key, byte[] hmac);

  /// The texts of a key that count at this moment, with whom they let act.
  String OPEN =
      """
      select k.id as key_id, k.owner, a.email, a.roles, k.scopes, k.per_minute, t.hmac,
        (k.last_used_at is null or k.last_used_at < now() - interval '1 minute') as unnoted
      from api_key k
      join api_key_text t on t.key_id = k.id
      join account a on a.id = k.owner
      where k.id = :key
        and k.disabled_at is null
        and (k.expires_at is null or k.expires_at > now())
        and (t.valid_until is null or t.valid_until > now())
        and a.disabled_at is null
      """;

  @SqlUpdate(
      """
      update api_key set last_used_at = now()
      where id = :key and (last_used_at is null or last_used_at < now() - interval '1 minute')
      """)
  void noteUse(String key);

  @SqlQuery("select " + COLUMNS + " from api_key where id = :id")
  Optional<Row> find(String id);

  @SqlQuery(
      "select "
          + COLUMNS
          + " from api_key order by created_at desc, id desc limit :limit offset :offset")
  List<Row> list(int limit, int offset);

  @SqlQuery("select count(*) from api_key")
  long count();

  @SqlQuery(
      """
      update api_key set ending = :ending
      where id = :id and disabled_at is null and (expires_at is null or expires_at > now())
      returning
      """
          + COLUMNS)
  Optional<Row> renew(String id, String ending);

  @SqlUpdate(
      """
      update api_key_text set valid_until = least(valid_until, now() + :overlap::interval)
      where key_id = :key
      """)
  void endTexts(String key, Duration overlap);

  @SqlQuery(
      """
      update api_key set disabled_at = coalesce(disabled_at, now()) where id = :id
      returning
      """
          + COLUMNS)
  Optional<Row> disable(String id);

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record OpenRow(
      String keyId,
      String owner,
      String email,
      Set<String> roles,
      Set<String> scopes,
      int perMinute,
      byte[] hmac,
      boolean unnoted) {
    Principal principal() {
      return new Principal(
          new UserId(owner),
          email,
          roles.stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
          JdbiApiKeys.scopes(scopes),
          new Credential.Key(new ApiKeyId(keyId), perMinute));
    }
  }

  record Row(
      String id,
      String name,
      String owner,
      Set<String> scopes,
      int perMinute,
      String ending,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant disabledAt,
      @Nullable Instant lastUsedAt) {
    static Row of(ApiKey key) {
      return new Row(
          key.id().value(),
          key.name(),
          key.owner().value(),
          key.scopes().stream().map(Scope::text).collect(Collectors.toUnmodifiableSet()),
          key.perMinute(),
          key.ending(),
          key.createdAt(),
          key.expiresAt().orElse(null),
          null,
          null);
    }

    ApiKey toDomain() {
      return CorruptRow.unless(
          "API key " + id,
          () ->
              new ApiKey(
                  new ApiKeyId(id),
                  name,
                  new UserId(owner),
                  JdbiApiKeys.scopes(scopes),
                  perMinute,
                  ending,
                  createdAt,
                  Optional.ofNullable(expiresAt),
                  Optional.ofNullable(disabledAt),
                  Optional.ofNullable(lastUsedAt)));
    }
  }
}
