package com.socmate.application.investigation.intent;

import java.util.List;

/// Which results of an Entra ID sign-in are not a failed attempt: success, and the interrupts that
/// are steps of signing in (asking for a second factor, for consent, for a new password, …).
final class SignInCodes {
  static final String SUCCESS = "0";

  static final List<String> NOT_A_FAILURE =
      List.of(
          SUCCESS, "16000", "16001", "16003", "50055", "50058", "50059", "50072", "50074", "50076",
          "50079", "50097", "50125", "50127", "50129", "50140", "50143", "50144", "50158", "50178",
          "50199", "50203", "51006", "52004", "65001", "70043", "70044", "81010", "81012", "81014");

  private SignInCodes() {}

  static String test(String operator) {
    return "ResultType " + operator + " " + Kql.texts(NOT_A_FAILURE);
  }
}
