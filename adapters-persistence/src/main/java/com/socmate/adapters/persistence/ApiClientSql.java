package com.socmate.adapters.persistence;

import com.socmate.domain.id.ClientId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.ApiClient;
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

/// API clients and their secrets.
interface ApiClientSql {
  String COLUMNS = "id, name, owner, scopes, created_at, disabled_at, last_used_at";

  @SqlUpdate(
      """
      insert into api_client (id, name, owner, scopes, created_at)
      values (:id, :name, :owner, :scopes, :createdAt)
      """)
  void insert(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate("insert into api_client_secret (client_id, hmac) values (:client, :hmac)")
  void insertSecret(String client, byte[] hmac);

  @SqlQuery(
      """
      select s.hmac
      from api_client c
      join api_client_secret s on s.client_id = c.id
      join account a on a.id = c.owner
      where c.id = :client and c.disabled_at is null and a.disabled_at is null
        and (s.valid_until is null or s.valid_until > now())
      """)
  List<byte[]> secrets(String client);

  @SqlUpdate(
      """
      update api_client set last_used_at = now()
      where id = :client and (last_used_at is null or last_used_at < now() - interval '1 minute')
      """)
  void noteUse(String client);

  String OPEN =
      """
      select c.id as client, c.owner, a.email, a.roles, c.scopes
      from api_client c join account a on a.id = c.owner
      where c.id = :client and c.disabled_at is null and a.disabled_at is null
      """;

  @SqlQuery("select " + COLUMNS + " from api_client where id = :id")
  Optional<Row> find(String id);

  @SqlQuery(
      "select "
          + COLUMNS
          + " from api_client order by created_at desc, id desc limit :limit offset :offset")
  List<Row> list(int limit, int offset);

  @SqlQuery("select count(*) from api_client")
  long count();

  @SqlQuery(
      "update api_client set name = :name, scopes = :scopes where id = :id returning " + COLUMNS)
  Optional<Row> change(String id, String name, String[] scopes);

  @SqlQuery(
      "select " + COLUMNS + " from api_client where id = :id and disabled_at is null for update")
  Optional<Row> lockOpen(String id);

  @SqlUpdate(
      """
      update api_client_secret
      set valid_until = least(valid_until, now() + :overlap::interval)
      where client_id = :client
      """)
  void endSecrets(String client, Duration overlap);

  @SqlQuery(
      """
      update api_client set disabled_at = coalesce(disabled_at, now()) where id = :id
      returning
      """
          + COLUMNS)
  Optional<Row> disable(String id);

  record OpenRow(String client, String owner, String email, Set<String> roles, Set<String> scopes) {
    Principal principal(Set<Scope> ofToken) {
      return new Principal(
          new UserId(owner),
          email,
          roles.stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
          ofToken.stream()
              .filter(JdbiApiKeys.scopes(scopes)::contains)
              .collect(Collectors.toUnmodifiableSet()),
          new Credential.Client(new ClientId(client)));
    }
  }

  record Row(
      String id,
      String name,
      String owner,
      Set<String> scopes,
      Instant createdAt,
      @Nullable Instant disabledAt,
      @Nullable Instant lastUsedAt) {
    static Row of(ApiClient client) {
      return new Row(
          client.id().value(),
          client.name(),
          client.owner().value(),
          client.scopes().stream().map(Scope::text).collect(Collectors.toUnmodifiableSet()),
          client.createdAt(),
          null,
          null);
    }

    ApiClient toDomain() {
      return CorruptRow.unless(
          "API client " + id,
          () ->
              new ApiClient(
                  new ClientId(id),
                  name,
                  new UserId(owner),
                  JdbiApiKeys.scopes(scopes),
                  createdAt,
                  Optional.ofNullable(disabledAt),
                  Optional.ofNullable(lastUsedAt)));
    }
  }
}
