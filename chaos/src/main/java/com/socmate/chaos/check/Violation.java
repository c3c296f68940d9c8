package com.socmate.chaos.check;

/// Something that must not be, with the row that proves it.
///
/// @param rule what was broken, in a sentence
/// @param subject the run, schedule or lane
/// @param proof what was found
public record Violation(String rule, String subject, String proof) {
  @Override
  public String toString() {
    return rule + " " + subject + ": " + proof;
  }
}
