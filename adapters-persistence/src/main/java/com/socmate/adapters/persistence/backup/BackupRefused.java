package com.socmate.adapters.persistence.backup;

/// A backup cannot be made or used; the message is a sentence with the remedy.
public final class BackupRefused extends RuntimeException {
  BackupRefused(String sentence) {
    super(sentence);
  }

  BackupRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
