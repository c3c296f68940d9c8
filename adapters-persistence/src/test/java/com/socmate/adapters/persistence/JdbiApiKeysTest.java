package com.socmate.adapters.persistence;

import static com.socmate.application.port.Fixtures.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.Keys;
import com.socmate.application.port.ApiKeys;
import com.socmate.application.port.ApiKeysContract;
import com.socmate.application.port.KeyText;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JdbiApiKeysTest implements ApiKeysContract {
  private final Database database = TestPostgres.database();
  private final JdbiApiKeys keys =
      new JdbiApiKeys(database, new JdbiVault(database, new EnvelopeSecrets(() -> Keys.of(1))));
  private final UserId owner =
      new JdbiAccounts(database).establishAdmin("a token", IDS.user()).id();

  @Override
  public ApiKeys keys() {
    return keys;
  }

  @Override
  public UserId owner() {
    return owner;
  }

  @Override
  public void disable(UserId user) {
    database
        .handles()
        .with(handle ->
            handle.execute("update account set disabled_at = now() where id = ?", user.value()));
  }

  @Override
  public Instant now() {
    return database
        .handles()
        .with(handle -> handle.createQuery("select now()").mapTo(Instant.class).one());
  }

  @Test
  void nothing_in_the_database_is_a_key_or_its_pepper() {
    var text = KeyText.fresh(IDS.apiKey(), new Random(1));
    add(text);
    for (var table : new String[] {"api_key", "api_key_text", "vault"}) {
      var rows =
          database
              .handles()
              .with(handle ->
                  handle
                      .createQuery("select t::text from " + table + " t")
                      .mapTo(String.class)
                      .list());
      assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(text.reveal().substring(35, 60)));
    }
  }

  @Test
  void the_use_of_a_key_is_written_once_a_minute_and_never_backwards() {
    var text = KeyText.fresh(IDS.apiKey(), new Random(1));
    add(text);
    database
        .handles()
        .with(handle ->
            handle.execute("update api_key set last_used_at = now() - interval '61 seconds'"));
    var before = now();
    keys.holder(text);
    assertThat(keys.find(text.key()).flatMap(ApiKey::lastUsedAt))
        .get()
        .matches(at -> !at.isBefore(before));
  }

  private void add(KeyText text) {
    keys.add(
        new ApiKey(
            text.key(),
            "n",
            owner,
            Set.of(Scope.SEARCH_READ),
            1,
            text.ending(),
            now(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        text);
  }
}
