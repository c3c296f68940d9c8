package com.socmate.adapters.http;

import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.Scope;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The credential by which a server asks itself, before anybody else does, what people will ask it.
/// It belongs to nobody who exists, can read and not write, was made up by this process and left it
/// for nobody, and is worth nothing from the moment the rehearsal is over.
public final class Rehearsal implements SignIn {
  private static final String HEADER = "X-Socmate-Rehearsal";
  private static final int BYTES = 32;
  private static final int PER_MINUTE = 1_000_000;

  private final byte[] secret = new byte[BYTES];
  private final Principal nobody;
  private volatile boolean over;

  public Rehearsal(IdGenerator ids) {
    new SecureRandom().nextBytes(secret);
    nobody =
        new Principal(
            ids.user(),
            "nobody@invalid",
            Set.of(Role.ANALYST),
            readable(),
            new com.socmate.domain.identity.Credential.Key(ids.apiKey(), PER_MINUTE));
  }

  private static Set<Scope> readable() {
    return Arrays.stream(Scope.values())
        .filter(it -> it.text().endsWith(":read") && !it.isForAdminsOnly())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What a request of the rehearsal carries.
  public Map<String, String> headers() {
    return Map.of(HEADER, text());
  }

  /// From now on nobody is let in by it.
  public void end() {
    over = true;
  }

  @Override
  public Optional<Credential> shownBy(Context ctx) {
    return Optional.ofNullable(ctx.header(HEADER))
        .map(shown -> {
          boolean right = isRight(shown);
          if (right) {
            ctx.attribute(RequestLog.QUIET, true);
          }
          return () -> right && !over ? Optional.of(nobody) : Optional.empty();
        });
  }

  private boolean isRight(String shown) {
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), text().getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
