package com.socmate.cli.command;

/// How a command ended, for scripts. `docs/cli.md` explains each.
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NOT_ALLOWED = 3;
  static final int NOT_THERE = 4;
  static final int CONFLICT = 5;
  static final int INVALID = 6;
  static final int TOO_MANY = 7;
  static final int NO_SERVER = 8;

  private ExitCode() {}

  /// For what the server refused.
  static int ofStatus(int status) {
    return switch (status) {
      case 400, 413, 415, 422 -> INVALID;
      case 401, 403 -> NOT_ALLOWED;
      case 404, 405, 410 -> NOT_THERE;
      case 409, 412 -> CONFLICT;
      case 429 -> TOO_MANY;
      default -> status >= 500 ? NO_SERVER : FAILED;
    };
  }
}
