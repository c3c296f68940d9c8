package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Hashes of local passwords, and how often somebody tried.
public interface LocalLogins {
  Optional<String> passwordHash(UserId user);

  void setPasswordHash(UserId user, String hash);

  /// Counts one attempt under each name before it is made, so that attempts at the same moment are
  /// all counted. After some free attempts each further one has to wait twice as long as the one
  /// before.
  ///
  /// @return how long to wait if it is too early; the attempt must then not be made, and counts
  ///   nothing
  Optional<Duration> attempt(List<Name> names);

  /// Forgets the attempts under a name: one succeeded.
  void succeeded(Name name);

  /// What attempts are counted under.
  ///
  /// @param text never an e-mail address itself, but a hash of it
  /// @param free how many attempts cost nothing
  record Name(String text, int free) {}
}
