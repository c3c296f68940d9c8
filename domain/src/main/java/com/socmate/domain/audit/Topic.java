package com.socmate.domain.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a brief may be about, by the words it is called by.
public enum Topic {
  TLS("tls|ssl|ciphers?|https|certificates?", false, "TLS", "CRT", "RED", "HST"),
  HEADERS(
      "headers?|csp|content security policy|hsts|clickjacking|framing",
      false,
      "CSP",
      "XFO",
      "XCT",
      "RFP",
      "PMP",
      "COP",
      "DEP-001",
      "CCH",
      "CTY",
      "HST"),
  COOKIES("cookies?|sessions?", false, "CKE", "CCH", "FRM-102", "JWT"),
  SHARING("cors|cross[- ]origin", true, "COR"),
  NAMES("dns|dnssec|name ?servers?|subdomain takeover", false, "DNS"),
  MAIL("e?-?mails?|spf|dmarc|dkim|mx", false, "EML"),
  EXPOSURE(
      "expos\\w+|secrets?|leaks?|leaked|backups?|git|listings?|source ?maps?|config\\w*|credentials?",
      false,
      "EXP",
      "SEC",
      "CMT",
      "DIR",
      "META",
      "BAN",
      "JWT"),
  LIBRARIES(
      "librar\\w+|javascript|outdated|dependenc\\w+|cves?|components?",
      false,
      "JSL",
      "DEP-101",
      "BAN",
      "SRI"),
  FORMS("forms?|csrf|passwords?|logins?", false, "FRM", "MIX-003"),
  MIXED("mixed content", false, "MIX", "SRI"),
  ERRORS("errors?|stack ?traces?", true, "ERR", "BAN-003"),
  MARKUP("xss|cross[- ]site scripting|reflect\\w*", true, "INP-101"),
  QUERIES("sqli?|sql injections?|databases?", true, "INP-104"),
  LOOKUPS("ldap|xpath|nosql", true, "INP-112"),
  DOCUMENTS("xxe|xml|external entit\\w+", true, "INP-111"),
  SOCKETS("web ?sockets?", true, "WSK-101"),
  METHODS("http methods?|verbs?|verb tampering", true, "ACC-102"),
  ACCESS("access controls?|forced browsing", true, "ACC-101", "ACC-102"),
  APIS("apis?|openapi|swagger", true, "API-101"),
  FILES("path traversals?|traversals?|file inclusions?|lfi|directory traversal", true, "INP-105"),
  COMMANDS("commands?|command injections?|rce|remote code", true, "INP-106"),
  TEMPLATES("templates?|ssti", true, "INP-107"),
  REDIRECTS("open redirects?|redirects?|redirections?", true, "INP-109", "RED"),
  HOSTS("host headers?|cache poisoning|caches?", true, "INP-110", "ACC-103", "INP-108"),
  INJECTION(
      "(?<!(?:sql|command|template|header|host)[ -])injections?|inputs?|parameters?",
      true,
      "INP",
      "ERR-101");

  private final Pattern words;

  /// Whether something has to be tried to find it out.
  private final boolean tries;

  /// Beginnings of the names of its checks, separated by spaces.
  private final String checks;

  Topic(String words, boolean tries, String... checks) {
    this.words = Pattern.compile("(?i)(?<![\\w.-])(?:" + words + ")(?![\\w-])");
    this.tries = tries;
    this.checks = String.join(" ", checks);
  }

  public Pattern words() {
    return words;
  }

  public boolean tries() {
    return tries;
  }

  /// Beginnings of the names of its checks.
  public List<String> checks() {
    return List.of(checks.split(" ", -1));
  }

  public String spoken() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The topic that is spoken so; empty if there is none.
  public static Optional<Topic> spoken(String word) {
    return Arrays.stream(values()).filter(it -> it.spoken().equals(word)).findFirst();
  }
}
