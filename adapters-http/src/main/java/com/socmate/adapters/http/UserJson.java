package com.socmate.adapters.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.adapters.http.body.Members;
import com.socmate.domain.identity.Account;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user, to themselves and to administrators.
///
/// @param entraId the subject under which the provider knows the user
record UserJson(
    String id,
    String entraId,
    String email,
    String name,
    List<String> roles,
    String provider,
    @Nullable String department,
    @Nullable String jobTitle,
    String timezone,
    @Nullable String avatarUrl,
    JsonNode settings,
    boolean disabled,
    @Nullable Instant disabledAt,
    Instant createdAt,
    @Nullable Instant lastSignInAt) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static UserJson from(Account account) {
    var user = account.user();
    var profile = account.profile();
    return new UserJson(
        user.id().value(),
        account.subject(),
        user.email(),
        user.name(),
        user.roles().stream().sorted().map(Members::word).toList(),
        provider(account),
        profile.department().orElse(null),
        profile.jobTitle().orElse(null),
        user.zone().getId(),
        profile.avatarUrl().orElse(null),
        settings(profile.settings()),
        account.isDisabled(),
        account.disabledAt().orElse(null),
        account.createdAt(),
        account.lastSignInAt().orElse(null));
  }

  private static String provider(Account account) {
    return switch (account.issuer()) {
      case Account.LOCAL -> "local";
      case Account.BUILT_IN -> "built_in";
      default -> account.issuer();
    };
  }

  private static JsonNode settings(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A user's settings are no JSON.", e);
    }
  }
}
