package com.socmate.application.incident;

import java.util.List;

/// The words in which the logs are asked about entities, so that what is asked is compiled as any
/// other question is.
record Question(List<String> values, long days) {
  String text() {
    return "Everything about "
        + String.join(", ", values)
        + " in the last "
        + days
        + (days == 1 ? " day." : " days.");
  }
}
