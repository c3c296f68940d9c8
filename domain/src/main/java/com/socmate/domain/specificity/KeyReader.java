package com.socmate.domain.specificity;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds what is counted by: the subject of the sentence, "from the same X", "per X".
final class KeyReader {
  /// Usual name of a key to the words for it; the first that fits wins.
  private static final Map<String, String> NOUNS = nouns();

  private static final String NOUN =
      "(?<noun>(?:" + String.join("|", NOUNS.values()) + "))(?![\\w-])";
  private static final String ADJECTIVES =
      "(?:(?:of our|les|las|los|die|our|any|all|the|every|each|single|individual|given|windows|linux|those|internal|external|remote|public|disabled|enabled|active|guest|service|privileged|aks|azure|entra|cloud|one|user|names of|new|source|non-\\w+|[\\w-]+)\\s+){0,2}?";

  private static final List<Pattern> FORMS =
      List.of(
          pattern(
              "(?:^|[,;:.?!]\\s*|\\b(?:which|what|any|all|every|each|show(?: me)?|list|find|report|alert(?: me| us)?(?: on| if| when| to)?|identify|flag|get|give me|tell me|detect|return|surface|for|whether|check(?: for| if| whether)?|look (?:for|at)|hunt for|notify me of|zeige|affiche|montre|liste|muestra)\\s+)"
                  + ADJECTIVES
                  + NOUN
                  + "\\s*(?:\\([^)]*\\)\\s*)?(?:(?:in|on|of|at|from|to)\\s+(?:the\\s+)?[\\w-]+\\s+)?(?=[<>]=?\\s*\\d|(?:with|who|whose|that|which|what|having|where|denied|read|have|has|had|is|are|was|were|fail\\w*|send\\w*|sent|seen|exceed\\w*|makes?|made|generat\\w+|request\\w*|trigger\\w*|show\\w*|mit|avec|con|\\w+ing|(?!need|speed|feed)\\w+ed|sign|log|over|above|receiv\\w+|downloads?|connect\\w*|deletes?|reads?|access\\w*|hit\\w*|reach\\w*)\\b)"),
          pattern("\\b(?:top|bottom)[\\s-]+[\\w-]+\\s+" + ADJECTIVES + NOUN),
          pattern(
              "\\b(?:same|single|one|any one|individual|given)\\s+(?:(?!(?:hour|day|minute|week)\\b)[\\w-]+\\s+){0,2}?"
                  + NOUN),
          pattern(
              "\\b(?:per|pro|par|por|for each|for every|each|every|by each)\\s+(?:(?:unique|distinct|individual|single|source|target|user)\\s+)??(?:[\\w-]+\\s+)?"
                  + NOUN),
          pattern(
              "\\b(?:group(?:ed)?|broken down|break down|split|aggregat\\w+|bucket\\w*|summari[sz]ed?|counted|count|ranked|listed|keyed)\\s+(?:\\w+\\s+)?by\\s+(?:the\\s+)?"
                  + NOUN),
          pattern(
              "\\bby\\s+(?:(?:source|client|user|the)\\s+)?"
                  + NOUN
                  + "(?=\\s*(?:$|[,.;?!]|and\\b|over\\b|in the\\b|during\\b|within\\b|last\\b|past\\b))"),
          pattern("(?<=by\\s{1,2}\\w{2,20}\\s{0,2}(?:,|and)\\s{1,2})" + NOUN),
          pattern(
              "\\b(?:the|that|by|an?)\\s+"
                  + NOUN
                  + "(?=\\s+(?:(?:has|had|have|who)\\s+)+(?:not|never)\\b)"),
          pattern(
              "\\b(?:an?|any)\\s+(?:\\w+\\s+)?"
                  + NOUN
                  + "(?=\\s+(?:with|who|that|which|has|had|is|was|fails?|\\w+ing|\\w+ed)\\b)"));

  private static final Pattern SECOND =
      pattern(
          "^(?:\\s+and\\s+|\\s*[/+&]\\s*)(?:(?:per|by|each|the same)\\s+)?(?:(?:source|client|target|remote)\\s+)?"
              + NOUN
              + "(?=\\s*(?:$|[,.;?!)]|in\\b|over\\b|within\\b|during\\b))");

  private static final Pattern COUNTED =
      Pattern.compile(
          "(?i)(?:\\b(?:distinct|different|unique|other|more|many|multiple|several|separate|than|least)|\\d)\\s+(?:(?!(?:per|each|every|by|for|same)\\s)\\w+\\s+)?$");

  private static final Map<String, Pattern> NAMES =
      NOUNS.entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey,
                  entry -> pattern("(?:" + entry.getValue() + ")"),
                  (first, _) -> first,
                  LinkedHashMap::new));

  private KeyReader() {}

  private static Map<String, String> nouns() {
    Map<String, String> nouns = new LinkedHashMap<>();
    nouns.put("analytics rule", "(?:analytics|detection|scheduled|alert)\\s+rules?");
    nouns.put("resource group", "resource\\s+groups?");
    nouns.put(
        "service principal",
        "service\\s+principals?|app\\s+registrations?|workload\\s+identit(?:y|ies)");
    nouns.put("storage account", "storage\\s+accounts?");
    nouns.put(
        "ip",
        "(?:source\\s+|client\\s+|remote\\s+|external\\s+|public\\s+|originating\\s+|destination\\s+)?ip(?:v[46])?(?:s|\\s+addresse?s?)?|(?:source\\s+|client\\s+|remote\\s+|external\\s+)?address(?:es)?|adresse(?:n)?|source(?!\\s+(?:countr|ip|addr|user|host|port|net|asn|process|domain|mail))");
    nouns.put(
        "account",
        "(?:user\\s+)?accounts?|user\\s?names?|user\\s+principals?(?:\\s+names?)?|upns?|users?|identit(?:y|ies)|principals?|someone|anyone|members?|employees?|persons?|people|actors?|admins?|administrators?|callers?|holders?|guests?|konto|konten|benutzern?|comptes?|utilisateurs?|cuentas?|usuarios?");
    nouns.put(
        "host",
        "hosts?|hostnames?|machines?|computers?|servers?|endpoints?|workstations?|laptops?|domain\\s+controllers?|vms?|virtual\\s+machines?");
    nouns.put(
        "device", "devices?|firewalls?|appliances?|routers?|switches|sensors?|agents?|collectors?");
    nouns.put("app", "apps?|applications?|services?");
    nouns.put("country", "countr(?:y|ies)");
    nouns.put("location", "locations?|regions?|cit(?:y|ies)");
    nouns.put("mailbox", "mailbox(?:es)?");
    nouns.put("sender", "senders?");
    nouns.put("recipient", "recipients?");
    nouns.put("domain", "domains?");
    nouns.put("process", "process(?:es)?|executables?|binar(?:y|ies)|parents?");
    nouns.put("file", "files?|hash(?:es)?|documents?");
    nouns.put("url", "urls?|links?");
    nouns.put("vault", "(?:key\\s+)?vaults?");
    nouns.put("subscription", "subscriptions?");
    nouns.put("tenant", "tenants?");
    nouns.put("policy", "polic(?:y|ies)");
    nouns.put("table", "tables?|data\\s+(?:sources?|connectors?)|log\\s+sources?|connectors?");
    nouns.put("group", "groups?");
    nouns.put("role", "roles?");
    nouns.put("severity", "severit(?:y|ies)");
    nouns.put("user agent", "user\\s?agents?");
    nouns.put("port", "ports?");
    nouns.put("session", "sessions?");
    nouns.put("rule", "rules?");
    nouns.put("playbook", "playbooks?");
    nouns.put(
        "resource", "resources?|buckets?|containers?|clusters?|namespaces?|sites?|databases?");
    return nouns;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  static List<String> read(String query) {
    String plain = Draft.plain(query);
    SequencedSet<String> keys = new LinkedHashSet<>();
    for (Pattern form : FORMS) {
      Matcher matcher = form.matcher(plain);
      while (matcher.find()) {
        boolean counted = COUNTED.matcher(plain.substring(0, matcher.start("noun"))).find();
        if (!counted || matcher.group().toLowerCase(Locale.ROOT).startsWith("top")) {
          keys.add(usualName(matcher.group("noun")));
          second(plain.substring(matcher.end())).ifPresent(keys::add);
        }
      }
    }
    return List.copyOf(keys);
  }

  /// The IP of "per user and IP".
  private static Optional<String> second(String after) {
    Matcher matcher = SECOND.matcher(after);
    return matcher.find() ? Optional.of(usualName(matcher.group("noun"))) : Optional.empty();
  }

  private static String usualName(String noun) {
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(noun).matches())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(noun);
  }
}
