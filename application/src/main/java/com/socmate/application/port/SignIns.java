package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who is signed in where. Each sign-in has a chain of refresh tokens, of which only the last is
/// worth anything; they are known by their hash. Times are judged by the database.
public interface SignIns {
  /// How long a sign-in lasts at most, and how long unused.
  Duration LONGEST = Duration.ofDays(7);

  Duration LONGEST_UNUSED = Duration.ofHours(24);

  /// How long the token before the last is still answered with the last one.
  Duration GRACE = Duration.ofSeconds(10);

  Opened open(UserId user, Where where);

  /// Exchanges a refresh token for the next. However many ask with the same token at the same
  /// moment, there is one next token. Whoever shows an older one ends the sign-in.
  Rotation rotate(String refreshToken);

  /// The user of a sign-in that is under way, as they are at this moment; empty once it has ended
  /// or the user is disabled.
  Optional<User> holder(String signIn, UserId user);

  /// Those under way, newest first.
  List<SignIn> of(UserId user);

  /// @return whether the user had such a sign-in under way
  boolean end(UserId user, String signIn);

  /// @return how many ended
  int endAll(UserId user);

  /// Ends the sign-in that a refresh token belongs to, whichever of its chain it is.
  Optional<SignIn> endByRefreshToken(String refreshToken);

  /// Where somebody signs in from.
  record Where(String address, String userAgent) {}

  /// @param refreshToken shown to nobody but the user's browser
  record Opened(String signIn, String refreshToken, Instant endsAt) {
    /// Without the token.
    @Override
    public String toString() {
      return "Opened[signIn=" + signIn + "]";
    }
  }

  record SignIn(String id, UserId user, Where where, Instant at, Instant lastUsedAt) {}

  /// What became of a refresh token.
  sealed interface Rotation {
    record Rotated(UserId user, Opened opened) implements Rotation {}

    /// It had been exchanged before: somebody has a copy, and the sign-in was ended.
    record Reused(UserId user, String signIn) implements Rotation {}

    record Unknown() implements Rotation {}
  }
}
