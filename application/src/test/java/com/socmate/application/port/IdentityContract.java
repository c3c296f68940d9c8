package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.OneTimeSecrets.Purpose;
import com.socmate.application.port.OneTimeSecrets.Redemption;
import com.socmate.application.port.SignIns.Rotation;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Profile;
import com.socmate.domain.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [Directory], [SignIns], [OneTimeSecrets] and [LocalLogins] promise together.
public interface IdentityContract {
  SignIns.Where HERE = new SignIns.Where("192.0.2.7", "a browser");

  IdentityPorts identity();

  private Directory directory() {
    return identity().directory();
  }

  private SignIns signIns() {
    return identity().signIns();
  }

  private OneTimeSecrets secrets() {
    return identity().secrets();
  }

  private Account somebody(Role... roles) {
    var id = IDS.user();
    return directory()
        .provision(
            new Directory.Newcomer(
                Account.LOCAL, id.value(), id.value() + "@contoso.example", "Ada", Set.of(roles)),
            id);
  }

  @Test
  default void whoever_an_issuer_vouches_for_has_one_account() {
    var first =
        directory()
            .provision(
                new Directory.Newcomer(
                    "https://a.example", "s-1", "a@contoso.example", "Ada", Set.of(Role.ANALYST)),
                IDS.user());
    var again =
        directory()
            .provision(
                new Directory.Newcomer(
                    "https://a.example", "s-1", "b@contoso.example", "Bob", Set.of(Role.ADMIN)),
                IDS.user());
    var other =
        directory()
            .provision(
                new Directory.Newcomer(
                    "https://b.example", "s-1", "a@contoso.example", "Ada", Set.of(Role.ANALYST)),
                IDS.user());
    assertThat(again.user().id()).isEqualTo(first.user().id());
    assertThat(again.user().roles()).containsExactly(Role.ANALYST);
    assertThat(again.user().name()).isEqualTo("Ada");
    assertThat(again.user().email()).isEqualTo("b@contoso.example");
    assertThat(other.user().id()).isNotEqualTo(first.user().id());
  }

  @Test
  default void a_change_is_kept_and_counted() {
    var account = somebody(Role.ANALYST);
    var profile =
        new Profile(
            Optional.of("SOC"), Optional.empty(), Optional.of("https://a.example/a"), "{\"a\":1}");
    var berlin = ZoneId.of("Europe/Berlin");
    directory()
        .change(
            account.user().id(),
            it ->
                new Directory.Change<>(
                    it.named("Grace", berlin, profile).in(Set.of(Role.ADMIN)).disabled(now()),
                    true));
    var after = directory().find(account.user().id()).orElseThrow();
    assertThat(after.version()).isEqualTo(account.version() + 1);
    assertThat(after.user().name()).isEqualTo("Grace");
    assertThat(after.user().zone()).isEqualTo(berlin);
    assertThat(after.user().roles()).containsExactly(Role.ADMIN);
    assertThat(after.profile()).isEqualTo(profile);
    assertThat(after.isDisabled()).isTrue();
  }

  private static Instant now() {
    return Fixtures.now();
  }

  @Test
  default void people_are_found_by_address_role_standing_and_text() {
    var ada = somebody(Role.ANALYST);
    var admin = somebody(Role.ADMIN, Role.ANALYST);
    directory()
        .change(ada.user().id(), it -> new Directory.Change<>(it.disabled(Fixtures.now()), true));
    var address = ada.user().email();
    assertThat(directory().byEmail(Account.LOCAL, address.toUpperCase(Locale.ROOT))).isPresent();
    assertThat(directory().byEmail("https://a.example", address)).isEmpty();
    assertThat(
            ids(new Directory.Filter(Optional.of(Role.ADMIN), Optional.empty(), Optional.empty())))
        .containsExactly(admin.user().id().value());
    assertThat(ids(new Directory.Filter(Optional.empty(), Optional.of(true), Optional.empty())))
        .containsExactly(ada.user().id().value());
    assertThat(ids(new Directory.Filter(Optional.empty(), Optional.empty(), Optional.of(address))))
        .containsExactly(ada.user().id().value());
    assertThat(directory().list(Directory.Filter.NONE, new Page(1, 0)).total()).isEqualTo(2);
  }

  private List<String> ids(Directory.Filter filter) {
    return directory().list(filter, Page.FIRST).items().stream()
        .map(it -> it.user().id().value())
        .toList();
  }

  @Test
  default void of_two_administrators_who_demote_each_other_one_stays() {
    var all = List.of(somebody(Role.ADMIN), somebody(Role.ADMIN));
    assertThat(directory().actingAdmins()).isEqualTo(2);
    Parallel.times(
        2,
        index ->
            directory()
                .change(
                    all.get(index).user().id(),
                    it ->
                        new Directory.Change<>(
                            directory().actingAdmins() < 2 ? it : it.in(Set.of(Role.ANALYST)),
                            true)));
    assertThat(directory().actingAdmins()).isEqualTo(1);
  }

  @Test
  default void a_sign_in_has_a_holder_until_it_ends() {
    var user = somebody(Role.ANALYST).user();
    var opened = signIns().open(user.id(), HERE);
    assertThat(signIns().holder(opened.signIn(), user.id())).contains(user);
    assertThat(signIns().holder(opened.signIn(), IDS.user())).isEmpty();
    assertThat(signIns().of(user.id()))
        .singleElement()
        .satisfies(it -> assertThat(it.where()).isEqualTo(HERE));
    assertThat(signIns().end(IDS.user(), opened.signIn())).isFalse();
    assertThat(signIns().end(user.id(), opened.signIn())).isTrue();
    assertThat(signIns().end(user.id(), opened.signIn())).isFalse();
    assertThat(signIns().holder(opened.signIn(), user.id())).isEmpty();
    assertThat(signIns().of(user.id())).isEmpty();
  }

  @Test
  default void a_disabled_user_holds_nothing() {
    var user = somebody(Role.ANALYST).user();
    var opened = signIns().open(user.id(), HERE);
    directory().change(user.id(), it -> new Directory.Change<>(it.disabled(Fixtures.now()), true));
    assertThat(signIns().holder(opened.signIn(), user.id())).isEmpty();
  }

  @Test
  default void a_role_is_that_of_the_moment() {
    var user = somebody(Role.ADMIN).user();
    var opened = signIns().open(user.id(), HERE);
    directory().change(user.id(), it -> new Directory.Change<>(it.in(Set.of(Role.ANALYST)), true));
    assertThat(signIns().holder(opened.signIn(), user.id()).orElseThrow().roles())
        .containsExactly(Role.ANALYST);
  }

  @Test
  default void everything_ends_at_once() {
    var user = somebody(Role.ANALYST).user();
    signIns().open(user.id(), HERE);
    signIns().open(user.id(), HERE);
    assertThat(signIns().endAll(user.id())).isEqualTo(2);
    assertThat(signIns().of(user.id())).isEmpty();
  }

  @Test
  default void a_refresh_token_is_exchanged_for_the_next() {
    var user = somebody(Role.ANALYST).user();
    var first = signIns().open(user.id(), HERE);
    var second = next(first.refreshToken());
    assertThat(second.signIn()).isEqualTo(first.signIn());
    assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
    assertThat(second.endsAt()).isEqualTo(first.endsAt());
    assertThat(next(second.refreshToken()).refreshToken()).isNotEqualTo(second.refreshToken());
    assertThat(signIns().rotate("never issued")).isInstanceOf(Rotation.Unknown.class);
  }

  private SignIns.Opened next(String token) {
    return ((Rotation.Rotated) signIns().rotate(token)).opened();
  }

  @Test
  default void all_who_ask_with_one_token_at_the_same_moment_get_the_same_next() {
    var opened = signIns().open(somebody(Role.ANALYST).user().id(), HERE);
    var all = Parallel.times(12, _ -> next(opened.refreshToken()).refreshToken());
    assertThat(Set.copyOf(all)).hasSize(1);
  }

  @Test
  default void the_token_before_the_last_is_forgiven_for_a_moment_and_none_before_it() {
    var user = somebody(Role.ANALYST).user();
    var first = signIns().open(user.id(), HERE);
    var second = next(first.refreshToken());
    assertThat(next(first.refreshToken()).refreshToken()).isEqualTo(second.refreshToken());
    var third = next(second.refreshToken());
    assertThat(signIns().rotate(first.refreshToken()))
        .isEqualTo(new Rotation.Reused(user.id(), first.signIn()));
    assertThat(signIns().rotate(third.refreshToken())).isInstanceOf(Rotation.Unknown.class);
    assertThat(signIns().holder(first.signIn(), user.id())).isEmpty();
  }

  @Test
  default void any_token_of_its_chain_ends_a_sign_in() {
    var user = somebody(Role.ANALYST).user();
    var first = signIns().open(user.id(), HERE);
    next(first.refreshToken());
    assertThat(signIns().endByRefreshToken(first.refreshToken())).isPresent();
    assertThat(signIns().endByRefreshToken(first.refreshToken())).isEmpty();
    assertThat(signIns().holder(first.signIn(), user.id())).isEmpty();
  }

  @Test
  default void a_secret_is_good_once() {
    var secret = secrets().issue(Purpose.PASSWORD, Map.of("user", "x"), Duration.ofMinutes(1));
    assertThat(secrets().look(Purpose.PASSWORD, secret)).contains(Map.of("user", "x"));
    assertThat(secrets().redeem(Purpose.FIRST_ADMIN, secret))
        .isInstanceOf(Redemption.Worthless.class);
    var all = Parallel.times(12, _ -> secrets().redeem(Purpose.PASSWORD, secret));
    assertThat(all).filteredOn(Redemption.Fresh.class::isInstance).hasSize(1);
    assertThat(all).filteredOn(Redemption.Used.class::isInstance).hasSize(11);
    assertThat(secrets().look(Purpose.PASSWORD, secret)).isEmpty();
  }

  @Test
  default void a_secret_whose_time_is_over_or_that_was_withdrawn_is_worthless() {
    var late = secrets().issue(Purpose.PASSWORD, Map.of(), Duration.ZERO);
    var withdrawn = secrets().issue(Purpose.PASSWORD, Map.of("user", "x"), Duration.ofMinutes(1));
    var other = secrets().issue(Purpose.PASSWORD, Map.of("user", "y"), Duration.ofMinutes(1));
    secrets().withdraw(Purpose.PASSWORD, "user", "x");
    assertThat(secrets().redeem(Purpose.PASSWORD, late)).isEqualTo(new Redemption.Worthless());
    assertThat(secrets().redeem(Purpose.PASSWORD, withdrawn)).isEqualTo(new Redemption.Worthless());
    assertThat(secrets().redeem(Purpose.PASSWORD, other)).isInstanceOf(Redemption.Fresh.class);
    assertThat(secrets().redeem(Purpose.PASSWORD, "")).isEqualTo(new Redemption.Worthless());
  }

  @Test
  default void a_password_is_kept_as_its_hash() {
    var user = somebody(Role.ANALYST).user().id();
    assertThat(identity().logins().passwordHash(user)).isEmpty();
    identity().logins().setPasswordHash(user, "first");
    identity().logins().setPasswordHash(user, "second");
    assertThat(identity().logins().passwordHash(user)).contains("second");
  }

  @Test
  default void attempts_beyond_the_free_ones_have_to_wait() {
    var name = new LocalLogins.Name("account:" + IDS.user(), 3);
    var other = new LocalLogins.Name("address:" + IDS.user(), 100);
    var logins = identity().logins();
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(logins.attempt(List.of(name, other))).isEmpty();
    }
    assertThat(logins.attempt(List.of(name, other))).isPresent();
    assertThat(logins.attempt(List.of(other))).isEmpty();
    logins.succeeded(name);
    assertThat(logins.attempt(List.of(name, other))).isEmpty();
  }

  @Test
  default void attempts_at_the_same_moment_are_all_counted() {
    var name = new LocalLogins.Name("account:" + IDS.user(), 5);
    var let = Parallel.times(20, _ -> identity().logins().attempt(List.of(name)).isEmpty());
    assertThat(let).filteredOn(it -> it).hasSize(5);
  }
}
