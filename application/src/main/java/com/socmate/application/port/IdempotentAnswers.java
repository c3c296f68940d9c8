package com.socmate.application.port;

/// The answers to requests that named a key, so that whoever asks again with the same key gets the
/// same answer and no second effect. Used within the transaction of the effect: an answer lasts
/// exactly if the effect does.
public interface IdempotentAnswers {
  /// Takes a key for the rest of the transaction.
  ///
  /// @param principal whose key it is; the same key of another is another
  /// @param fingerprint a digest of everything that was asked for
  Claim claim(String principal, String key, byte[] fingerprint);

  /// Keeps the answer for 24 hours.
  void keep(String principal, String key, byte[] fingerprint, byte[] answer);

  /// Takes out the answers that are older than that.
  ///
  /// @return how many
  long forgetOld();

  /// What is known of a key.
  sealed interface Claim {
    /// Nothing: the effect is the claimer's to bring about.
    record Fresh() implements Claim {}

    /// Another request with this key is under way at this moment.
    record UnderWay() implements Claim {}

    /// The key was used for something else.
    record Otherwise() implements Claim {}

    /// It was done before.
    final class Done implements Claim {
      private final byte[] answer;

      public Done(byte[] answer) {
        this.answer = answer.clone();
      }

      public byte[] answer() {
        return answer.clone();
      }
    }
  }
}
