package com.socmate.domain.notification;

/// What sort of news a notification is, as far as it decides whether people are told of it outside
/// the inbox.
public sealed interface Occasion {
  /// Nothing that anybody has to act on.
  record Routine() implements Occasion {}

  /// Something that was not there before.
  record Novelty() implements Occasion {}

  /// Something does not work.
  ///
  /// @param cause in a word that stays the same while the cause does, whatever the sentences say
  record Trouble(String cause) implements Occasion {}

  /// What did not work works again.
  record Recovery() implements Occasion {}
}
