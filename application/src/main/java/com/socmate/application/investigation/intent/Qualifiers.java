package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Limit;
import com.socmate.application.investigation.wording.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Limits a question may set that a plan of ours cannot keep. Leaving one out would answer another
/// question than the one asked, so the question is refused and the reason said.
final class Qualifiers {
  static final Pattern WINDOWS_LOGON =
      Pattern.compile(
          "\\b(?:4625|4771|4776|4740|rdp|remote desktop|ntlm|kerberos|domain controllers?|windows|winlogon|ssh|vpn"
              + "|linux|sudo|securityevent|syslog|smb|logontype|logon type)\\b");
  private static final Map<Pattern, String> OF_ANY = new LinkedHashMap<>();
  private static final Map<Pattern, String> OF_ACCOUNTS = new LinkedHashMap<>();
  private static final Map<Pattern, String> OF_COUNTS = new LinkedHashMap<>();
  private static final Map<Pattern, String> OF_SIGN_INS = new LinkedHashMap<>();

  static {
    ofAny(
        "members? of|in the [\\w ]{1,30} group|group members|department|team of",
        "membership of a group or department");
    ofAny("vips?|executives?|c-level|board members?", "a list of important people");
    ofAccounts(
        "privileged|admins?|administrators?|global admin\\w*|role holders?|break-?glass",
        "the roles that accounts hold");
    ofAccounts("guests?|external users?|b2b", "the type of user");
    ofAccounts(
        "service principals?|managed identit\\w+|workload identit\\w+", "service principals");
    ofAccounts("non-?interactive", "non-interactive sign-ins");
    ofAny(
        "business hours|working hours|office hours|weekends?|at night|after hours|\\d{1,2}:\\d{2}",
        "a time of day");
    ofAccounts(
        "non-?compliant|unmanaged|managed devices?|compliant devices?", "the state of devices");
    ofSignIns(
        "legacy auth\\w*|imap|pop3?|smtp(?: auth)?|basic auth\\w*", "the protocol of sign-ins");
    ofAny("\\d+ ?%|percent|ratio|failure rate", "a ratio");
    ofSignIns(
        "tor\\b|anonymi[sz]\\w+|proxy|proxies|threat intel\\w*|malicious ips?",
        "a list of known bad addresses");
    ofAccounts(
        "(?:foreign|unfamiliar|unusual|new|outside) (?:countr\\w+|locations?)|outside (?:of )?(?:the )?[a-z]{2,}"
            + "|from (?:russia|china|north korea|iran|nigeria)",
        "particular countries");
    ofSignIns("disabled accounts?|locked accounts?|expired accounts?", "the state of accounts");
    ofAccounts("device ?codes?", "the way of signing in");
    ofAny(
        "incidents? \\d+|\\bthat (?:ip|user|account|host)\\b|\\bthis (?:ip|user|account|host)\\b",
        "something said elsewhere");
  }

  static {
    ofCounts(
        "then|followed by|afterwards|subsequently|after (?:being|having)",
        "one thing that follows another");
    ofCounts(
        "(?:had|has|have|did|does) not|never|not (?:seen|done|used)|(?:for the )?first time|baseline|compared|unusual\\w*"
            + "|abnormal\\w*|anomal\\w*|rare\\w*|unknown|unfamiliar|unexpected",
        "what is usual");
    ofCounts("outside(?: of)?|without", "something that must be missing");
    ofCounts(
        "launched by|started by|spawned by|by (?:winword|excel|outlook|office)\\S*",
        "the parent of a process");
  }

  private static final Pattern LEAVES_OUT =
      Pattern.compile(
          "\\b(?:exclud\\w+|except(?: for)?|other than|ignoring|apart from|but not)\\b");

  private Qualifiers() {}

  private static void ofAccounts(String words, String what) {
    OF_ACCOUNTS.put(Pattern.compile("\\b(?:" + words + ")(?!\\w)"), what);
  }

  private static void ofCounts(String words, String what) {
    OF_COUNTS.put(Pattern.compile("\\b(?:" + words + ")(?!\\w)"), what);
  }

  private static void ofSignIns(String words, String what) {
    OF_SIGN_INS.put(Pattern.compile("\\b(?:" + words + ")(?!\\w)"), what);
  }

  private static void ofAny(String words, String what) {
    OF_ANY.put(Pattern.compile("\\b(?:" + words + ")(?!\\w)"), what);
  }

  /// Why no question can be narrowed as these words want.
  static Optional<String> ofAny(Wording words) {
    return first(OF_ANY, words).or(() -> exclusion(words));
  }

  /// Something to be left out of which nothing could be read.
  private static Optional<String> exclusion(Wording words) {
    var matcher = LEAVES_OUT.matcher(words.text());
    return matcher.find() && words.signals().entities().stream().noneMatch(words::excludes)
        ? Optional.of(
            "It leaves something out (\""
                + matcher.group()
                + " …\") that could not be read; name addresses, accounts or computers.")
        : Optional.empty();
  }

  /// Why the limits that a plan has no place for cannot be kept.
  static Optional<String> ofLimits(List<Limit> limits) {
    return limits.stream()
        .findFirst()
        .map(it -> "It sets a limit (" + it.text() + ") on something that is not counted here.");
  }

  /// Why events cannot be counted as these words want.
  static Optional<String> ofCounts(Wording words) {
    return ofAny(words).or(() -> first(OF_COUNTS, words));
  }

  /// The same for sign-ins of any kind.
  static Optional<String> ofAccounts(Wording words) {
    return ofCounts(words).or(() -> first(OF_ACCOUNTS, words));
  }

  /// Why failed sign-ins cannot be narrowed as these words want.
  static Optional<String> ofSignIns(Wording words) {
    return ofAny(words).or(() -> first(OF_ACCOUNTS, words)).or(() -> first(OF_SIGN_INS, words));
  }

  private static Optional<String> first(Map<Pattern, String> qualifiers, Wording words) {
    return qualifiers.entrySet().stream()
        .filter(it -> words.says(it.getKey()))
        .findFirst()
        .map(it -> reason(it, words));
  }

  private static String reason(Map.Entry<Pattern, String> found, Wording words) {
    var matcher = found.getKey().matcher(words.text());
    return "It limits the question by "
        + found.getValue()
        + (matcher.find() ? " (\"" + matcher.group() + "\")" : "")
        + ", which cannot be honoured yet.";
  }
}
