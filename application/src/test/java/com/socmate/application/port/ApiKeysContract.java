package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Credential;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [ApiKeys] promises.
public interface ApiKeysContract {
  ApiKeys keys();

  /// A user who is there and not disabled.
  UserId owner();

  void disable(UserId owner);

  /// The store's own time.
  Instant now();

  @Test
  default void a_key_lets_its_owner_act_within_its_scopes_and_its_limit() {
    var text = added(key(Optional.empty()));
    assertThat(keys().holder(text))
        .get()
        .satisfies(principal -> {
          assertThat(principal.user()).isEqualTo(owner());
          assertThat(principal.scopes()).containsExactly(Scope.SCHEDULES_READ);
          assertThat(principal.through()).isEqualTo(new Credential.Key(text.key(), 7));
        });
  }

  @Test
  default void a_text_that_is_not_the_keys_opens_nothing() {
    var text = added(key(Optional.empty()));
    assertThat(keys().holder(KeyText.fresh(text.key(), new Random(99)))).isEmpty();
    assertThat(keys().holder(KeyText.fresh(IDS.apiKey(), new Random(99)))).isEmpty();
  }

  @Test
  default void a_key_is_read_and_listed_newest_first() {
    var older = key(Optional.empty());
    added(older);
    var newer = with(key(Optional.of(now().plusSeconds(3_600))), older.createdAt().plusSeconds(1));
    added(newer);
    assertThat(keys().find(newer.id())).contains(newer);
    assertThat(keys().list(Page.FIRST)).isEqualTo(new Slice<>(List.of(newer, older), 2));
    assertThat(keys().list(new Page(1, 1)).items()).containsExactly(older);
  }

  @Test
  default void an_expired_key_opens_nothing_and_cannot_be_renewed() {
    var text = added(key(Optional.of(now().minusSeconds(1))));
    assertThat(keys().holder(text)).isEmpty();
    assertThat(keys().renew(KeyText.fresh(text.key(), new Random(3)), Duration.ZERO)).isEmpty();
  }

  @Test
  default void a_disabled_key_opens_nothing_from_that_moment_on() {
    var text = added(key(Optional.empty()));
    var once = keys().disable(text.key()).orElseThrow();
    assertThat(once.disabledAt()).isPresent();
    assertThat(keys().disable(text.key())).contains(once);
    assertThat(keys().holder(text)).isEmpty();
    assertThat(keys().renew(KeyText.fresh(text.key(), new Random(3)), Duration.ZERO)).isEmpty();
    assertThat(keys().disable(IDS.apiKey())).isEmpty();
  }

  @Test
  default void a_disabled_users_keys_open_nothing() {
    var text = added(key(Optional.empty()));
    disable(owner());
    assertThat(keys().holder(text)).isEmpty();
  }

  @Test
  default void a_renewed_key_opens_with_both_texts_during_the_overlap() {
    var old = added(key(Optional.empty()));
    var fresh = KeyText.fresh(old.key(), new Random(3));
    var renewed = keys().renew(fresh, Duration.ofHours(1)).orElseThrow();
    assertThat(renewed.ending()).isEqualTo(fresh.ending());
    assertThat(keys().holder(old)).isPresent();
    assertThat(keys().holder(fresh)).isPresent();
  }

  @Test
  default void a_key_renewed_without_overlap_opens_with_the_new_text_only() {
    var first = added(key(Optional.empty()));
    var second = KeyText.fresh(first.key(), new Random(3));
    var third = KeyText.fresh(first.key(), new Random(4));
    keys().renew(second, Duration.ofHours(1));
    keys().renew(third, Duration.ZERO);
    assertThat(keys().holder(first)).isEmpty();
    assertThat(keys().holder(second)).isEmpty();
    assertThat(keys().holder(third)).isPresent();
  }

  @Test
  default void the_use_of_a_key_is_noted() {
    var text = added(key(Optional.empty()));
    assertThat(keys().find(text.key()).flatMap(ApiKey::lastUsedAt)).isEmpty();
    Parallel.times(20, _ -> keys().holder(text).map(Principal::user).orElseThrow());
    var noted = keys().find(text.key()).flatMap(ApiKey::lastUsedAt);
    assertThat(noted).isPresent();
    keys().holder(text);
    assertThat(keys().find(text.key()).flatMap(ApiKey::lastUsedAt)).isEqualTo(noted);
  }

  private KeyText added(ApiKey key) {
    var text = KeyText.fresh(key.id(), new Random(key.id().hashCode()));
    keys().add(key, text);
    return text;
  }

  private ApiKey key(Optional<Instant> expiresAt) {
    return new ApiKey(
        IDS.apiKey(),
        "CI",
        owner(),
        Set.of(Scope.SCHEDULES_READ),
        7,
        "abcd",
        now().truncatedTo(ChronoUnit.MICROS),
        expiresAt.map(at -> at.truncatedTo(ChronoUnit.MICROS)),
        Optional.empty(),
        Optional.empty());
  }

  private static ApiKey with(ApiKey key, Instant createdAt) {
    return new ApiKey(
        key.id(),
        key.name(),
        key.owner(),
        key.scopes(),
        key.perMinute(),
        key.ending(),
        createdAt,
        key.expiresAt(),
        key.disabledAt(),
        key.lastUsedAt());
  }
}
