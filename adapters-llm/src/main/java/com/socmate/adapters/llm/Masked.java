package com.socmate.adapters.llm;

import java.util.regex.Pattern;

/// A text without what looks like a secret or names a person. More is taken out rather than less:
/// what a brief asks for does not stand in its passwords.
record Masked(String text) {
  private static final String INSTEAD = "[left out]";
  private static final Pattern KEY_BLOCK =
      Pattern.compile("(?s)-----BEGIN [A-Z ]+-----.*?(?:-----END [A-Z ]+-----|\\z)");
  private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^\\s/@]+@");
  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final Pattern AFTER_ITS_NAME =
      Pattern.compile(
          "(?i)\\b(pass(?:word|wd|phrase)?|pwd|secret|token|api[- _]?key|bearer|basic|cookie"
              + "|authori[sz]ation)(\\s*[:=]\\s*|\\s+(?:is|are)\\s+(?=\\S*[\\d\"!#$%&*])|(?<=bearer|basic)\\s+)(?:\"[^\"]*\"|\\S+)");

  /// Nobody writes such a word by hand: long, in one piece, with letters and digits.
  private static final Pattern LONG_WORD =
      Pattern.compile(
          "(?<![\\w./-])(?=[\\w+=-]*[0-9])(?=[\\w+=-]*[A-Za-z])[\\w+=-]{16,}(?:\\.[\\w+=-]{4,})*");

  Masked {
    text = KEY_BLOCK.matcher(text).replaceAll(INSTEAD);
    text = CREDENTIALS.matcher(text).replaceAll(INSTEAD + "@");
    text = AFTER_ITS_NAME.matcher(text).replaceAll("$1$2" + INSTEAD);
    text = MAIL.matcher(text).replaceAll(INSTEAD);
    text = LONG_WORD.matcher(text).replaceAll(INSTEAD);
  }
}
