package com.socmate.application.port;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Secrets that are good once and for a short time: links, codes, states. They are known by their
/// hash, and their time is judged by the database.
public interface OneTimeSecrets {
  /// A new secret of 256 bits, with notes for the day it is shown.
  String issue(Purpose purpose, Map<String, String> notes, Duration life);

  /// Uses a secret up. Of several who show it at the same moment one is answered
  /// [Redemption.Fresh].
  Redemption redeem(Purpose purpose, String secret);

  /// What [#redeem(Purpose, String)] would find if it is fresh, without using it up.
  Optional<Map<String, String>> look(Purpose purpose, String secret);

  /// Makes every unused secret of the purpose worthless whose note has the value.
  void withdraw(Purpose purpose, String note, String value);

  /// What a secret is for; it is worth nothing for anything else.
  enum Purpose {
    /// Makes the first administrator.
    FIRST_ADMIN,
    /// Lets an invited user, or one who forgot it, choose a password.
    PASSWORD,
    /// Ties an answer of the identity provider to the browser that asked.
    SIGN_IN_STATE,
    /// Stands for a sign-in at the local provider until it is exchanged for tokens.
    AUTHORIZATION_CODE
  }

  /// What showing a secret brings.
  sealed interface Redemption {
    record Fresh(Map<String, String> notes) implements Redemption {
      public Fresh {
        notes = Map.copyOf(notes);
      }
    }

    /// It was shown before.
    record Used(Map<String, String> notes) implements Redemption {
      public Used {
        notes = Map.copyOf(notes);
      }
    }

    /// It is unknown or its time is over.
    record Worthless() implements Redemption {}
  }
}
