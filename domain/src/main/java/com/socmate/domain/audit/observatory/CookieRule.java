package com.socmate.domain.audit.observatory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Cookies that a client kept, and the raw headers for values of `SameSite` that there are not.
final class CookieRule {
  private static final List<Outcome> WORSENING =
      List.of(
          Outcome.COOKIES_WITHOUT_SECURE_FLAG_BUT_PROTECTED_BY_HSTS,
          Outcome.COOKIES_WITHOUT_SECURE_FLAG,
          Outcome.COOKIES_SESSION_WITHOUT_SECURE_FLAG_BUT_PROTECTED_BY_HSTS,
          Outcome.COOKIES_SAMESITE_FLAG_INVALID,
          Outcome.COOKIES_ANTICSRF_WITHOUT_SAMESITE_FLAG,
          Outcome.COOKIES_SESSION_WITHOUT_HTTPONLY_FLAG,
          Outcome.COOKIES_SESSION_WITHOUT_SECURE_FLAG);
  private static final Set<String> SAME_SITE = Set.of("lax", "strict", "none");

  private CookieRule() {}

  static Assessment of(Scan scan, boolean hsts) {
    var cookies =
        scan.cookies().stream()
            .filter(it -> !it.name().isEmpty() && !it.name().equals("heroku-session-affinity"))
            .toList();
    if (cookies.isEmpty()) {
      return new Assessment(Outcome.COOKIES_NOT_FOUND, true, Map.of("sameSite", false));
    }
    var worst =
        Stream.concat(malformed(scan), cookies.stream().flatMap(it -> defects(it, hsts)))
            .max((a, b) -> Integer.compare(WORSENING.indexOf(a), WORSENING.indexOf(b)));
    if (worst.isPresent()) {
      return new Assessment(worst.orElseThrow(), false, Map.of("sameSite", false));
    }
    boolean sameSite = cookies.stream().noneMatch(it -> it.sameSite().isEmpty());
    return new Assessment(
        sameSite
            ? Outcome.COOKIES_SECURE_WITH_HTTPONLY_SESSIONS_AND_SAMESITE
            : Outcome.COOKIES_SECURE_WITH_HTTPONLY_SESSIONS,
        true,
        Map.of("sameSite", sameSite));
  }

  private static Stream<Outcome> malformed(Scan scan) {
    return scan.auto().map(it -> it.all("set-cookie")).orElse(List.of()).stream()
        .filter(CookieRule::hasMalformedSameSite)
        .map(_ -> Outcome.COOKIES_SAMESITE_FLAG_INVALID);
  }

  private static boolean hasMalformedSameSite(String header) {
    return Arrays.stream(header.split(";", -1))
        .map(part -> part.strip().split("=", -1))
        .filter(part -> part[0].strip().equalsIgnoreCase("samesite"))
        .anyMatch(part ->
            part.length < 2 || !SAME_SITE.contains(part[1].strip().toLowerCase(Locale.ROOT)));
  }

  private static Stream<Outcome> defects(Cookie cookie, boolean hsts) {
    boolean session = cookie.isOfSession();
    boolean open = !cookie.secure();
    return Stream.of(
            when(
                open && cookie.sameSite().equalsIgnoreCase("none"),
                Outcome.COOKIES_SAMESITE_FLAG_INVALID),
            when(open && hsts, Outcome.COOKIES_WITHOUT_SECURE_FLAG_BUT_PROTECTED_BY_HSTS),
            when(open && !hsts, Outcome.COOKIES_WITHOUT_SECURE_FLAG),
            when(
                cookie.isAgainstForgery() && cookie.sameSite().isEmpty(),
                Outcome.COOKIES_ANTICSRF_WITHOUT_SAMESITE_FLAG),
            when(
                session && open && hsts,
                Outcome.COOKIES_SESSION_WITHOUT_SECURE_FLAG_BUT_PROTECTED_BY_HSTS),
            when(session && open && !hsts, Outcome.COOKIES_SESSION_WITHOUT_SECURE_FLAG),
            when(session && !cookie.httpOnly(), Outcome.COOKIES_SESSION_WITHOUT_HTTPONLY_FLAG))
        .flatMap(Optional::stream);
  }

  private static Optional<Outcome> when(boolean so, Outcome outcome) {
    return so ? Optional.of(outcome) : Optional.empty();
  }
}
