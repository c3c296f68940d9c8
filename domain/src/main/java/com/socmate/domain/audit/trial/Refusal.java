package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.observed.Exchange;
import java.util.regex.Pattern;

/// An answer that keeps out whoever has not signed in: it says so, or sends to where one signs in.
public final class Refusal {
  private static final Pattern LOGIN =
      Pattern.compile("(?i)(?:^|[/?&=._-])(?:log-?_?in|sign-?_?in|sso|auth)(?:[/?&#=._-]|$)");

  private Refusal() {}

  public static boolean is(Exchange answer) {
    boolean redirects = answer.status() >= 300 && answer.status() < 400;
    return answer.status() == 401
        || answer.status() == 403
        || (redirects && LOGIN.matcher(answer.first("location").orElse("")).find());
  }
}
