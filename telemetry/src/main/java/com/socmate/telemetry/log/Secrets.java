package com.socmate.telemetry.log;

import java.util.Locale;
import java.util.regex.Pattern;

/// The last fence before a log: whatever looks like a credential is not written, whoever let it get
/// so far. Nothing should ever be caught here.
public final class Secrets {
  private static final String HIDDEN = "$1****";

  private static final Pattern LOOKS_SECRET =
      Pattern.compile(
          "(?i)(\\bsk_live_|\\bbearer\\s+|\\bbasic\\s+(?=[a-z0-9+/]{16})|\\bwhsec_"
              + "|\\b(?:password|passwd|secret|token|api[_-]?key|client_secret|authorization)"
              + "\"?\\s*[=:]\\s*\"?(?:bearer\\s+|basic\\s+)?|://[^/\\s:@]*:(?=[^/\\s@]+@)"
              + "|\\b(?=eyJ[a-z0-9_-]{10,}\\.))[^\\s\"',;&@]+");

  private Secrets() {}

  /// The text with stars where secrets were.
  public static String hidden(String text) {
    return mayHold(text) ? LOOKS_SECRET.matcher(text).replaceAll(HIDDEN) : text;
  }

  /// Most lines hold nothing of the kind, and a pattern is dear.
  private static boolean mayHold(String text) {
    return text.indexOf('=') >= 0
        || text.indexOf(':') >= 0
        || text.indexOf('_') >= 0
        || text.contains("eyJ")
        || text.toLowerCase(Locale.ROOT).contains("bearer")
        || text.toLowerCase(Locale.ROOT).contains("basic");
  }
}
