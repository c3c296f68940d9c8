package com.socmate.domain.audit.observed;

import java.util.List;
import java.util.Optional;

/// What was seen of a host's names.
///
/// @param zone the zone the host is in, as registered
public record Dns(String failure, String zone, List<Answer> answers) {
  public Dns {
    answers = List.copyOf(answers);
  }

  /// An answer to one question.
  ///
  /// @param name without the last dot
  /// @param code `NOERROR`, `NXDOMAIN`, `SERVFAIL` and so on; `FAILED` where none came
  /// @param security what its signatures are worth
  /// @param records their data as text, those of the asked type only
  public record Answer(
      String name, String type, String code, Security security, List<String> records, String note) {
    public Answer {
      records = List.copyOf(records);
    }

    public boolean isAnswered() {
      return code.equals("NOERROR") || code.equals("NXDOMAIN");
    }
  }

  /// Whether an answer is proved by signatures from the trust anchor down.
  public enum Security {
    SECURE,
    INSECURE,
    BOGUS,
    UNKNOWN
  }

  public Optional<Answer> answer(String name, String type) {
    return answers.stream()
        .filter(it -> it.name().equalsIgnoreCase(name) && it.type().equals(type))
        .findFirst();
  }

  public static Dns unseen(String failure) {
    return new Dns(failure, "", List.of());
  }
}
