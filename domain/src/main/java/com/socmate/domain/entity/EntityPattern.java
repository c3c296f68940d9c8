package com.socmate.domain.entity;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// How one kind of entity is recognised. Where the pattern has a group, that is the entity and the
/// rest only its surroundings.
record EntityPattern(
    EntityType type,
    Pattern pattern,
    Predicate<String> accepts,
    UnaryOperator<String> usualForm,
    double confidence) {
  private static final String NUMBERS = "(\\d{1,6})\\b";
  private static final Set<String> NOT_HOSTS =
      Set.of(
          "UTF-8",
          "UTF-16",
          "SHA-1",
          "SHA-256",
          "SHA-512",
          "AES-128",
          "AES-256",
          "ISO-27001",
          "PCI-DSS",
          "HTTP-2",
          "TLS-1",
          "COVID-19",
          "NIST-800",
          "CIS-18",
          "MD-5",
          "SOC-2");

  /// What is tried first wins: an address in a link belongs to the link.
  static final List<EntityPattern> IN_ORDER =
      List.of(
          of(EntityType.URL, "(?i)\\b(?:https?|ftp)://[^\\s<>\"`|]+", UnaryOperator.identity(), 1),
          of(
              EntityType.ACCOUNT,
              "(?i)(?<![\\w.+-])[a-z0-9][\\w.+'-]{0,63}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,8}(?![\\w-])",
              EntityPattern::lower,
              1),
          of(
              EntityType.ACCOUNT,
              "(?<![\\w.\\\\:/@-])[A-Z][A-Z0-9-]{1,14}\\\\[A-Za-z][\\w.$-]{1,63}(?![\\\\\\w@])",
              UnaryOperator.identity(),
              0.9),
          of(
              EntityType.GUID,
              "(?i)\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b",
              EntityPattern::lower,
              1),
          of(
              EntityType.HASH,
              "(?i)(?<![\\w-])(?:[0-9a-f]{128}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![\\w-])",
              EntityPattern::lower,
              1),
          of(EntityType.CVE, "(?i)\\bCVE-\\d{4}-\\d{4,7}\\b", EntityPattern::upper, 1),
          of(
              EntityType.TECHNIQUE,
              "\\b(?:T\\d{4}(?:\\.\\d{3})?|TA\\d{4})\\b",
              UnaryOperator.identity(),
              1),
          new EntityPattern(
              EntityType.CIDR,
              Pattern.compile(
                  "(?i)(?<![\\w.:])(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-f:]{2,39})/\\d{1,3}(?![\\w./])"),
              EntityPattern::isNetwork,
              EntityPattern::lower,
              1),
          new EntityPattern(
              EntityType.IP,
              Pattern.compile(
                  "(?i)(?<![\\w:.])[0-9a-f:]{2,39}(?:\\d{1,3}(?:\\.\\d{1,3}){3})?(?![\\w:]|\\.\\d)"),
              Addresses::isV6,
              EntityPattern::lower,
              0.95),
          new EntityPattern(
              EntityType.IP,
              Pattern.compile("(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\w|\\.\\d)"),
              Addresses::isV4,
              UnaryOperator.identity(),
              1),
          of(
              EntityType.FILE,
              "(?i)(?<!\\w)(?:[a-z]:|\\\\\\\\[\\w.$-]+)(?:\\\\[\\w .$%~()-]{1,100}){0,20}\\\\[\\w.$%~()-]{1,100}",
              UnaryOperator.identity(),
              0.95),
          of(
              EntityType.FILE,
              "(?<![\\w/.:])/(?:etc|var|tmp|usr|home|opt|root|bin|dev|proc)(?:/[\\w.-]{1,100}){1,20}",
              UnaryOperator.identity(),
              0.9),
          of(
              EntityType.PROCESS,
              "(?i)(?<![\\w.@-])[\\w-]{1,60}\\.exe(?![\\w.]\\w)",
              EntityPattern::lower,
              0.95),
          new EntityPattern(
              EntityType.FILE,
              Pattern.compile(
                  "(?i)(?<![\\w.@-])[\\w-]{1,60}(?:\\.[\\w-]{1,20}){0,3}\\.[a-z0-9]{2,6}(?![\\w@-]|\\.\\w)"),
              EntityPattern::isFileName,
              UnaryOperator.identity(),
              0.85),
          new EntityPattern(
              EntityType.DOMAIN,
              Pattern.compile(
                  "(?i)(?<![\\w.@-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}[a-z]{2,24}(?![\\w@-])"),
              EntityPattern::isDomain,
              EntityPattern::lower,
              0.9),
          of(
              EntityType.COMMAND_LINE,
              "(?i)(?<!\\w)(-enc(?:odedcommand)?|-e\\b(?=\\s+[a-z0-9+/=]{20})|downloadstring|downloadfile|frombase64string|invoke-\\w+|\\biex\\b|-nop\\b|-noprofile|-w(?:indowstyle)?\\s+hidden|sekurlsa(?:::\\w+)?|delete\\s+shadows|bypass)(?!\\w)",
              UnaryOperator.identity(),
              0.85),
          of(
              EntityType.LOGON_TYPE,
              "(?i)\\blogon\\s?types?\\s*(?:is|=+|:|of)?\\s*(\\d{1,2})\\b",
              UnaryOperator.identity(),
              0.95),
          of(
              EntityType.ENCRYPTION_TYPE,
              "(?i)\\b(0x1[0-9a-f]|RC4(?:-HMAC)?|DES-CBC)\\b",
              EntityPattern::lower,
              0.8),
          of(
              EntityType.PORT,
              "(?i)\\bports?\\s*(?:is|=+|:|number)?\\s*" + NUMBERS,
              UnaryOperator.identity(),
              0.95),
          of(EntityType.PORT, "(?i)\\b(?:TCP|UDP)[/ ]" + NUMBERS, UnaryOperator.identity(), 0.9),
          of(
              EntityType.EVENT_ID,
              "(?i)\\bevents?[\\s-]*(?:with\\s+)?(?:ids?|codes?|numbers?)\\s*(?:is|=+|:|of|in|\\()?\\s*"
                  + NUMBERS,
              UnaryOperator.identity(),
              0.95),
          of(
              EntityType.EVENT_ID,
              "(?i)\\bevents?\\s+(\\d{4,5})\\b(?!\\s*(?:hour|day|min|time))",
              UnaryOperator.identity(),
              0.9),
          of(
              EntityType.EVENT_ID,
              "(?<![\\w.$%-])(?<!(?:than|over|least|above|exceed|exceeds) )(1102|46(?:24|25|34|48|56|62|63|72|88|97|98|99)|47(?:00|02|19|20|22|23|24|25|26|28|29|32|33|38|40|41|56|57|65|67|68|69|71|76|78|81|94|98|99)|4964|51(?:36|37|40|41|45|56)|7036|7040|7045|8002|8003|8004)(?![\\w%]|\\.\\d|\\s+(?:or more|times|attempts|failed|failures))",
              UnaryOperator.identity(),
              0.7),
          of(
              EntityType.ERROR_CODE,
              "(?i)\\b(?:error|result|sub\\s?status|failure|AADSTS)\\s*(?:codes?|types?)?\\s*(?:is|of|=+|:)?\\s*(\\d{4,7}|0x[0-9a-f]{2,8})\\b",
              UnaryOperator.identity(),
              0.95),
          of(
              EntityType.ERROR_CODE,
              "(?<![\\w.])(50\\d{3}|53\\d{3}|65\\d{3}|70\\d{4}|0xC[0-9A-Fa-f]{7})(?![\\w%]|\\s+\\w+)",
              UnaryOperator.identity(),
              0.7),
          of(
              EntityType.STATUS_CODE,
              "(?i)(?:\\bHTTP\\s*|\\bstatus\\s*(?:codes?)?\\s*|\\()([1-5]\\d\\d)\\b(?=\\)|s?\\b)",
              UnaryOperator.identity(),
              0.8),
          of(
              EntityType.INCIDENT,
              "(?i)\\b(?:incident|case|ticket|alert)s?\\s*(?:number|no\\.?|id|#)?\\s*#?\\s*(\\d{3,9}|INC\\d{4,})\\b",
              UnaryOperator.identity(),
              0.95),
          table(),
          of(
              EntityType.GROUP,
              "(?:\\b(?:of|in|from|to|into)\\s+the\\s+|\\bthe\\s+)['\"‘“]?([A-Z][\\w&-]*(?:\\s+[A-Z][\\w&-]*){0,3})['\"’”]?\\s+(?:security\\s+)?(?:group|watchlist|OU|team|distribution list)\\b",
              UnaryOperator.identity(),
              0.85),
          of(
              EntityType.GROUP,
              "(?i)\\b(?:group|watchlist)\\s+(?:named\\s+|called\\s+)?['\"‘“]([^'\"’”]{2,60})['\"’”]",
              UnaryOperator.identity(),
              0.9),
          new EntityPattern(
              EntityType.GROUP, KnownNames.GROUPS, _ -> true, UnaryOperator.identity(), 0.95),
          new EntityPattern(
              EntityType.ROLE, KnownNames.ROLES, _ -> true, UnaryOperator.identity(), 0.9),
          of(
              EntityType.NAMED,
              "(?<!\\w)['\"‘“]([^'\"‘’“”\\n]{2,80})['\"’”](?!\\w)",
              UnaryOperator.identity(),
              0.8),
          new EntityPattern(
              EntityType.PROTOCOL, KnownNames.PROTOCOLS, _ -> true, UnaryOperator.identity(), 0.85),
          new EntityPattern(
              EntityType.APP, KnownNames.APPS, _ -> true, UnaryOperator.identity(), 0.85),
          new EntityPattern(
              EntityType.PROCESS, KnownNames.PROGRAMS, _ -> true, EntityPattern::lower, 0.6),
          new EntityPattern(
              EntityType.HOST,
              Pattern.compile("(?<![\\w.@-])[A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]+){1,4}(?![\\w@-])"),
              text -> text.chars().anyMatch(Character::isDigit) && !NOT_HOSTS.contains(text),
              UnaryOperator.identity(),
              0.85),
          of(
              EntityType.HOST,
              "(?i)(?<![\\w.@-])(?:srv|ws|dc|pc|vm|web|sql|app|lap|laptop|desktop|server|lnx)-(?=[a-z0-9-]*\\d)[a-z0-9-]{1,40}(?![\\w@-])",
              UnaryOperator.identity(),
              0.8),
          of(
              EntityType.ACCOUNT,
              "(?i)\\b(?:user(?:name)?|account)\\s+(?:named\\s+|called\\s+)?((?=[\\w.-]*[\\d._])[a-z][\\w.-]{2,40}[a-z0-9])\\b(?!@)",
              EntityPattern::lower,
              0.7),
          new EntityPattern(
              EntityType.HOST,
              Pattern.compile(
                  "(?i)\\b(?:host|server|machine|computer|workstation|endpoint|device|laptop)\\s+(?:named\\s+|called\\s+)?((?=[\\w-]*\\d)[a-z][\\w-]{2,62})\\b"),
              _ -> true,
              UnaryOperator.identity(),
              0.8));

  private static EntityPattern of(
      EntityType type, String regex, UnaryOperator<String> usualForm, double confidence) {
    return new EntityPattern(type, Pattern.compile(regex), _ -> true, usualForm, confidence);
  }

  private static EntityPattern table() {
    return new EntityPattern(
        EntityType.TABLE,
        Pattern.compile("(?<![\\w.])[A-Z]\\w{4,60}(?!\\w)"),
        word -> KnownNames.TABLES.contains(word) || word.endsWith("_CL"),
        UnaryOperator.identity(),
        0.95);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static boolean isNetwork(String text) {
    int slash = text.indexOf('/');
    String address = text.substring(0, slash);
    int bits = Integer.parseInt(text.substring(slash + 1));
    return (bits <= 32 && Addresses.isV4(address)) || (bits <= 128 && Addresses.isV6(address));
  }

  private static boolean isFileName(String text) {
    String ending = lower(text.substring(text.lastIndexOf('.') + 1));
    return KnownNames.FILE_ENDINGS.contains(ending) && !ending.equals("com");
  }

  private static boolean isDomain(String text) {
    String ending = text.substring(text.lastIndexOf('.') + 1);
    boolean oneCase = ending.equals(lower(ending)) || ending.equals(upper(ending));
    return oneCase
        && (ending.length() == 2 || KnownNames.TOP_LEVEL_DOMAINS.contains(lower(ending)));
  }
}
