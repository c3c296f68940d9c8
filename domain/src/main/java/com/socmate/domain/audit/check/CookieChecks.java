package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// How cookies are set, each judged by its name.
final class CookieChecks {
  private static final long THIRTY_DAYS = 30L * 86_400;
  private static final Pattern SESSION_IN_URL =
      Pattern.compile("(?i)[;?&](jsessionid|phpsessid|sid|sessionid)=[A-Za-z0-9]{8,}");
  private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[a-z]{2,}");

  private CookieChecks() {}

  static Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    checks.put(
        "CKE-001", each("CKE-001", it -> it.isOfSession() && !it.secure(), "Secure is missing."));
    checks.put(
        "CKE-002",
        each("CKE-002", it -> it.isOfSession() && !it.httpOnly(), "HttpOnly is missing."));
    checks.put(
        "CKE-003",
        each("CKE-003", CookieChecks::isOpenToOthers, "SameSite is missing or unsound."));
    checks.put(
        "CKE-004", each("CKE-004", it -> it.attributes().containsKey("domain"), "Domain is set."));
    checks.put("CKE-005", each("CKE-005", it -> !it.keepsItsPrefix(), "The prefix promises more."));
    checks.put(
        "CKE-006",
        each(
            "CKE-006",
            it -> it.isOfSession() && age(it) > THIRTY_DAYS,
            "It lives more than 30 days."));
    checks.put(
        "CKE-007",
        each("CKE-007", CookieChecks::isReadable, "Its value can be read by anybody who has it."));
    checks.put("CKE-008", CookieChecks::inUrl);
    return checks;
  }

  private static Judge each(String check, Predicate<SetCookie> wrong, String detail) {
    return seen -> {
      var pages = route(seen);
      if (pages.isEmpty()) {
        return new Verdict.NotTested("The site did not answer.");
      }
      Map<String, Defect> defects = new LinkedHashMap<>();
      boolean any = false;
      for (Exchange page : pages) {
        for (String header : page.all("set-cookie")) {
          var cookie = SetCookie.read(header);
          any = any || cookie.isPresent();
          cookie
              .filter(wrong)
              .ifPresent(it ->
                  defects.putIfAbsent(
                      it.name(), Proofs.http(check, page, it.name(), it.name() + ": " + detail)));
        }
      }
      return any
          ? Verdict.of(List.copyOf(defects.values()))
          : new Verdict.NotApplicable("No cookie is set.");
    };
  }

  private static List<Exchange> route(Observations seen) {
    List<Exchange> pages = new ArrayList<>(seen.site().httpsRoute());
    pages.addAll(seen.site().httpRoute());
    pages.removeIf(page -> !page.isAnswered());
    return pages;
  }

  private static boolean isOpenToOthers(SetCookie cookie) {
    var sameSite = cookie.sameSite();
    return !(sameSite.equals("lax")
        || sameSite.equals("strict")
        || (sameSite.equals("none") && cookie.secure()));
  }

  private static long age(SetCookie cookie) {
    var age = cookie.attributes().getOrDefault("max-age", "");
    return age.matches("[0-9]{1,12}") ? Long.parseLong(age) : 0;
  }

  private static boolean isReadable(SetCookie cookie) {
    var value = cookie.value();
    return MAIL.matcher(value).matches()
        || decoded(value.split("\\.", 2)[0]).contains("\"alg\":\"none\"")
        || MAIL.matcher(decoded(value)).find();
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static Verdict inUrl(Observations seen) {
    var pages = route(seen);
    if (pages.isEmpty()) {
      return new Verdict.NotTested("The site did not answer.");
    }
    var found =
        pages.stream()
            .filter(it ->
                SESSION_IN_URL
                    .matcher(it.url() + " " + it.first("location").orElse("") + " " + it.body())
                    .find())
            .findFirst();
    return found
        .map(it ->
            Proofs.one(
                true, () -> Proofs.http("CKE-008", it, "", "An address carries a session's name.")))
        .orElseGet(Verdict.Pass::new);
  }
}
