package com.socmate.domain.specificity;

import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far the filters of a query narrow it. At 1, whatever is left can be looked at one by one.
final class Filters {
  private static final Pattern NARROW =
      Pattern.compile(
          "(?i)\\b(?:without (?:MFA|multi-?factor)|(?:non-?|not |un)compliant|unmanaged|unregistered|single-?factor|no MFA"
              + "|outside (?:of )?(?:the )?(?:PIM|business hours \\(|change window|[A-Z]{2}\\b|EU\\b|Europe|Germany|the (?:US|UK|EU)\\b|[a-z-]+\\.[a-z]{2,}|\\d)"
              + "|(?:from|to|over) the internet|(?:other than|not in|not from|except)\\s+\\w+|from (?:outside (?:the )?|countries (?:other than|outside|not)|Russia|China|North Korea|Iran|Belarus|Nigeria|Ukraine|Brazil|India|Tor\\b|an? anonymous|anonymous)"
              + "|risk (?:level|state)?\\s*(?:is |of |=+ ?)?(?:high|medium)|(?:high|medium) risk|legacy (?:auth\\w*|protocols?)|external(?:ly)? (?:domain|recipient|address)\\w*"
              + "|(?:personal|external|free) (?:mail|e-?mail|account|address)\\w*|command line|parent process|encoded|unsigned|self-signed|known[- ](?:bad|malicious)|threat intelligence|TI (?:feed|indicators?)|watchlist)\\b"
              + "|\\b(?:between\\s+)?\\d{1,2}:\\d{2}\\s*(?:-|and|to)\\s*\\d{1,2}:\\d{2}");

  /// About one thing named, all of it is wanted.
  private static final Pattern EVERYTHING =
      Pattern.compile(
          "(?i)\\b(?:everything|timeline|(?:all|any|every) (?:activit(?:y|ies)|events?|traces?|actions?))\\s+(?:about|of|from|by|on|for|involving)\\b");

  private static final Set<String> COMMON_PORTS =
      Set.of(
          "20", "21", "22", "25", "53", "80", "88", "110", "123", "135", "137", "139", "143", "389",
          "443", "445", "465", "587", "636", "993", "995", "1433", "3306", "3389", "5432", "5985",
          "8080", "8443");

  private static final List<String> COMMON_TOOLS =
      List.of(
          "powershell", "pwsh", "cmd", "wmic", "net", "msbuild", "svchost", "explorer", "chrome");

  private Filters() {}

  static double strength(String query, List<Entity> entities) {
    Matcher matcher = NARROW.matcher(Draft.plain(query));
    double strength = 0;
    while (matcher.find()) {
      strength += 1;
    }
    if (EVERYTHING.matcher(query).find()) {
      strength += 0.5;
    }
    for (Entity entity : entities) {
      strength += weight(entity);
    }
    return strength;
  }

  private static double weight(Entity entity) {
    return switch (entity.type()) {
      case IP,
          CIDR,
          ACCOUNT,
          DOMAIN,
          URL,
          HASH,
          GUID,
          COMMAND_LINE,
          ROLE,
          GROUP,
          CVE,
          NAMED,
          INCIDENT ->
          1;
      case PROCESS -> isCommonTool(entity.value()) ? commonTool(entity.value()) : 1;
      case FILE -> 0.75;
      case HOST, PROTOCOL, LOGON_TYPE, ENCRYPTION_TYPE, ERROR_CODE -> 0.5;
      case PORT -> COMMON_PORTS.contains(entity.value()) ? 0.25 : 1;
      case EVENT_ID, STATUS_CODE, APP, TABLE -> 0.25;
      case TECHNIQUE -> 0;
    };
  }

  /// Administrators use these all day. Written as a file it is at least meant.
  private static double commonTool(String program) {
    return program.endsWith(".exe") ? 0.5 : 0.25;
  }

  private static boolean isCommonTool(String program) {
    return COMMON_TOOLS.contains(program.replace(".exe", ""));
  }

  static boolean namesOne(List<Entity> entities, EntityType... types) {
    return entities.stream().anyMatch(entity -> List.of(types).contains(entity.type()));
  }
}
