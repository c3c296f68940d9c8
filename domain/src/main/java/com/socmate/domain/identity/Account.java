package com.socmate.domain.identity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/// A user as the administration sees them: who vouches for them, what they may do, and whether they
/// still may sign in.
///
/// @param issuer who vouches; with the subject it names the person, an e-mail address never does
/// @param version counts changes from 1, for optimistic concurrency
public record Account(
    User user,
    String issuer,
    String subject,
    Profile profile,
    Optional<Instant> disabledAt,
    Instant createdAt,
    Optional<Instant> lastSignInAt,
    long version) {
  /// Vouches for those who sign in with a password of ours.
  public static final String LOCAL = "urn:socmate:local";

  /// Vouches for the administrator who has a token file and no password.
  public static final String BUILT_IN = "urn:socmate:built-in";

  public boolean isDisabled() {
    return disabledAt.isPresent();
  }

  /// Whether a human being signs in to it.
  public boolean isPerson() {
    return !issuer.equals(BUILT_IN);
  }

  /// Whether it can administer the product and somebody can sign in to it.
  public boolean isActingAdmin() {
    return isPerson() && !isDisabled() && user.roles().contains(Role.ADMIN);
  }

  public Account in(Set<Role> roles) {
    return with(new User(user.id(), user.email(), user.name(), roles, user.zone()), profile);
  }

  public Account named(String name, ZoneId zone, Profile newProfile) {
    return with(new User(user.id(), user.email(), name, user.roles(), zone), newProfile);
  }

  public Account disabled(Instant at) {
    return with(disabledAt.or(() -> Optional.of(at)));
  }

  public Account enabled() {
    return with(Optional.empty());
  }

  private Account with(User newUser, Profile newProfile) {
    return new Account(
        newUser, issuer, subject, newProfile, disabledAt, createdAt, lastSignInAt, version);
  }

  private Account with(Optional<Instant> newDisabledAt) {
    return new Account(
        user, issuer, subject, profile, newDisabledAt, createdAt, lastSignInAt, version);
  }
}
