package com.socmate.adapters.sentinel.sample;

/// Result types of Entra ID sign-ins that occur in the sample. An interrupt is a step of signing
/// in, not a failure of it.
enum SignInCode {
  SUCCESS(0, Kind.SUCCESS, ""),
  WRONG_PASSWORD(
      50126, Kind.FAILURE, "Error validating credentials due to invalid username or password."),
  NO_SUCH_USER(50034, Kind.FAILURE, "The user account does not exist in the directory."),
  LOCKED(
      50053,
      Kind.FAILURE,
      "The account is locked: too many sign-ins with a wrong user name or password."),
  DISABLED(50057, Kind.FAILURE, "The user account is disabled."),
  BLOCKED_BY_POLICY(53003, Kind.FAILURE, "Access has been blocked by Conditional Access policies."),
  STAY_SIGNED_IN(50140, Kind.INTERRUPT, "Interrupted by the question whether to stay signed in."),
  REGISTRATION(50125, Kind.INTERRUPT, "Interrupted by a password reset or registration."),
  MFA_ASKED(50074, Kind.INTERRUPT, "Strong authentication is required."),
  MFA_BY_POLICY(50076, Kind.INTERRUPT, "Multi-factor authentication is required by policy."),
  NO_SESSION(50058, Kind.INTERRUPT, "The session is not sufficient for single sign-on."),
  CONSENT(65001, Kind.INTERRUPT, "The user has not consented to use the application."),
  SESSION_EXPIRED(70044, Kind.INTERRUPT, "The session has expired by sign-in frequency.");

  enum Kind {
    SUCCESS,
    FAILURE,
    INTERRUPT
  }

  private final int code;
  private final Kind kind;
  private final String reason;

  SignInCode(int code, Kind kind, String reason) {
    this.code = code;
    this.kind = kind;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  Kind kind() {
    return kind;
  }

  String reason() {
    return reason;
  }
}
