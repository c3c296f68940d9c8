package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Limit;
import com.socmate.application.investigation.wording.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Limits a question may set that a plan of ours cannot keep. Leaving one out would answer another
/// question than the one asked, so the question is refused and the reason said.
final class Qualifiers {
  static final Pattern WINDOWS_LOGON =
      Pattern.compile(
          "\\b(?:4625|4771|4776|4740|rdp|remote desktop|ntlm|kerberos|domain controllers?|windows|winlogon|ssh|vpn"
              + "|linux|sudo|securityevent|syslog|smb|logontype|logon type)\\b");
  private static final Map<Pattern, Qualifier> OF_ANY = new LinkedHashMap<>();
  private static final Map<Pattern, Qualifier> OF_ACCOUNTS = new LinkedHashMap<>();
  private static final Map<Pattern, Qualifier> OF_COUNTS = new LinkedHashMap<>();
  private static final Map<Pattern, Qualifier> OF_SIGN_INS = new LinkedHashMap<>();

  static {
    ofAny(
        "members? of|in the [\\w ]{1,30} group|group members|department|team of",
        Qualifier.MEMBERSHIP);
    ofAny("vips?|executives?|c-level|board members?", Qualifier.IMPORTANCE);
    ofAccounts(
        "privileged|admins?|administrators?|global admin\\w*|role holders?|break-?glass",
        Qualifier.ROLES);
    ofAccounts("guests?|external users?|b2b", Qualifier.USER_TYPE);
    ofAccounts(
        "service principals?|managed identit\\w+|workload identit\\w+",
        Qualifier.SERVICE_PRINCIPALS);
    ofAccounts("non-?interactive", Qualifier.NON_INTERACTIVE);
    ofAny(
        "business hours|working hours|office hours|weekends?|at night|after hours|\\d{1,2}:\\d{2}",
        Qualifier.TIME_OF_DAY);
    ofAccounts("non-?compliant|unmanaged|managed devices?|compliant devices?", Qualifier.DEVICES);
    ofSignIns("legacy auth\\w*|imap|pop3?|smtp(?: auth)?|basic auth\\w*", Qualifier.PROTOCOL);
    ofAny("\\d+ ?%|percent|ratio|failure rate", Qualifier.RATIO);
    ofSignIns(
        "tor\\b|anonymi[sz]\\w+|proxy|proxies|threat intel\\w*|malicious ips?",
        Qualifier.BAD_ADDRESSES);
    ofAccounts(
        "(?:foreign|unfamiliar|unusual|new|outside) (?:countr\\w+|locations?)|outside (?:of )?(?:the )?[a-z]{2,}"
            + "|from (?:russia|china|north korea|iran|nigeria)",
        Qualifier.COUNTRIES);
    ofSignIns("disabled accounts?|locked accounts?|expired accounts?", Qualifier.ACCOUNT_STATE);
    ofAccounts("device ?codes?", Qualifier.DEVICE_CODE);
    ofAny(
        "incidents? \\d+|\\bthat (?:ip|user|account|host)\\b|\\bthis (?:ip|user|account|host)\\b",
        Qualifier.CONVERSATION);
  }

  static {
    ofCounts("then|followed by|afterwards|subsequently|after (?:being|having)", Qualifier.SEQUENCE);
    ofCounts(
        "(?:had|has|have|did|does) not|never|not (?:seen|done|used)|(?:for the )?first time|baseline|compared|unusual\\w*"
            + "|abnormal\\w*|anomal\\w*|rare\\w*|unknown|unfamiliar|unexpected",
        Qualifier.HABIT);
    ofCounts("outside(?: of)?|without", Qualifier.ABSENCE);
    ofCounts(
        "launched by|started by|spawned by|by (?:winword|excel|outlook|office)\\S*",
        Qualifier.PARENT);
  }

  private static final Pattern LEAVES_OUT =
      Pattern.compile(
          "\\b(?:exclud\\w+|except(?: for)?|other than|ignoring|apart from|but not)\\b");

  private Qualifiers() {}

  private static void ofAccounts(String words, Qualifier what) {
    OF_ACCOUNTS.put(Pattern.compile("\\b(?:" + words + ")(?!\\w)"), what);
  }

  private static void ofCounts(String words, Qualifier what) {
    OF_COUNTS.put(Pattern.compile("\\b(?:" + words + ")(?!\\w)"), what);
  }

  private static void ofSignIns(String words, Qualifier what) {
    OF_SIGN_INS.put(Pattern.compile("\\b(?:" + words + ")(?!\\w)"), what);
  }

  private static void ofAny(String words, Qualifier what) {
    OF_ANY.put(Pattern.compile("\\b(?:" + words + ")(?!\\w)"), what);
  }

  /// Why no question can be narrowed as these words want.
  static Optional<String> ofAny(Wording words) {
    return first(Set.of(), words, List.of(OF_ANY)).or(() -> exclusion(words));
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

  /// Why events of this kind cannot be measured as these words want.
  static Optional<String> of(EventKind kind, Wording words) {
    return (kind.table().equals("SigninLogs")
            ? first(kind.honours(), words, List.of(OF_ANY, OF_COUNTS, OF_ACCOUNTS))
            : first(kind.honours(), words, List.of(OF_ANY, OF_COUNTS)))
        .or(() -> exclusion(words));
  }

  /// Why failed sign-ins cannot be narrowed as these words want.
  static Optional<String> ofSignIns(Wording words) {
    return first(Set.of(), words, List.of(OF_ANY, OF_ACCOUNTS, OF_SIGN_INS))
        .or(() -> exclusion(words));
  }

  private static Optional<String> first(
      Set<Qualifier> honoured, Wording words, List<Map<Pattern, Qualifier>> qualifiers) {
    return qualifiers.stream()
        .flatMap(it -> it.entrySet().stream())
        .filter(it -> !honoured.contains(it.getValue()) && words.saysBesideNames(it.getKey()))
        .findFirst()
        .map(it -> reason(it, words));
  }

  private static String reason(Map.Entry<Pattern, Qualifier> found, Wording words) {
    var matcher = found.getKey().matcher(words.text());
    return "It limits the question by "
        + found.getValue().meaning()
        + (matcher.find() ? " (\"" + matcher.group() + "\")" : "")
        + ", which cannot be honoured yet.";
  }
}
