package com.socmate.application.port;

/// Seals small secrets, so that a copy of the database alone reveals none. What was sealed for one
/// place opens only there: an envelope that was moved to another row, or altered, is refused.
public interface Secrets {
  byte[] seal(Place place, byte[] secret);

  /// @throws CannotOpen if it was sealed for another place or under a key that is not at hand, or
  ///   was altered
  byte[] open(Place place, byte[] sealed);

  /// Where a secret belongs.
  ///
  /// @param purpose what it is for, such as `api-key-pepper`
  /// @param row whose it is: the identifier of the row that holds it
  record Place(String purpose, String row) {
    public Place {
      if (purpose.isBlank() || row.isBlank()) {
        throw new IllegalArgumentException("A secret's place has a purpose and a row.");
      }
    }
  }

  /// An envelope that does not open. Its sentence never holds what was inside.
  final class CannotOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotOpen(String sentence) {
      super(sentence);
    }
  }
}
