package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.specificity.Window;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Narrows rows to what a question names, or leaves that out.
///
/// @param columns which column holds which type of thing; several are parted by `|`, and one that
///   holds it amid other text ends in `*`
record EntityFilters(Map<EntityType, String> columns) {
  static final EntityFilters SIGN_INS =
      new EntityFilters(
          Map.of(EntityType.IP, "IPAddress", EntityType.ACCOUNT, "UserPrincipalName"));
  static final EntityFilters COMPUTERS = new EntityFilters(Map.of(EntityType.HOST, "Computer"));
  static final EntityFilters SECURITY_EVENTS =
      new EntityFilters(Map.of(EntityType.IP, "IpAddress", EntityType.HOST, "Computer"));
  static final EntityFilters ACTIVITIES =
      new EntityFilters(Map.of(EntityType.IP, "CallerIpAddress", EntityType.ACCOUNT, "Caller"));
  static final EntityFilters AUDITS = new EntityFilters(Map.of(EntityType.ACCOUNT, "Actor"));

  static final EntityFilters TRAFFIC =
      new EntityFilters(
          Map.of(
              EntityType.IP,
              "SourceIP|DestinationIP",
              EntityType.DOMAIN,
              "DestinationHostName",
              EntityType.HOST,
              "SourceHostName"));
  static final EntityFilters LOOKUPS =
      new EntityFilters(
          Map.of(
              EntityType.IP, "ClientIP", EntityType.DOMAIN, "Name", EntityType.HOST, "Computer"));
  static final EntityFilters BLOBS =
      new EntityFilters(Map.of(EntityType.IP, "CallerAddress", EntityType.ACCOUNT, "RequesterUpn"));
  static final EntityFilters LINUX =
      new EntityFilters(
          Map.of(EntityType.IP, "SourceAddress", EntityType.HOST, "Computer|HostName"));
  static final EntityFilters OFFICE =
      new EntityFilters(Map.of(EntityType.IP, "ClientIP", EntityType.ACCOUNT, "UserId"));
  static final EntityFilters NONE = new EntityFilters(Map.of());

  private static final Pattern ROLE_NAME =
      Pattern.compile("(?i)(?:administrators?|admins?|readers?|owners?)$");
  private static final Set<EntityType> NARROWING =
      EnumSet.of(
          EntityType.IP,
          EntityType.CIDR,
          EntityType.ACCOUNT,
          EntityType.HOST,
          EntityType.HASH,
          EntityType.GUID,
          EntityType.DOMAIN,
          EntityType.URL,
          EntityType.FILE,
          EntityType.PORT);

  /// Conditions for a `where`, in which nothing of the user's is more than a literal.
  List<String> in(Wording words) {
    var conditions = new ArrayList<String>();
    columns.forEach((type, column) -> {
      named(words, type, false).ifPresent(it -> conditions.add(any(type, column, it)));
      named(words, type, true).ifPresent(it -> conditions.add(not(any(type, column, it))));
    });
    conditions.sort(null);
    for (var range : words.named(EntityType.CIDR)) {
      var test = inRange(range.value());
      conditions.add(words.excludes(range) ? not(test) : test);
    }
    return conditions;
  }

  private static String any(EntityType type, String columns, List<String> values) {
    return either(
        Stream.of(columns.split("\\|")).flatMap(column -> tests(type, column, values)).toList());
  }

  /// A domain stands for all names below it; programs, files and roles are parts of longer texts.
  private static Stream<String> tests(EntityType type, String column, List<String> values) {
    if (column.endsWith("*")) {
      var text = column.substring(0, column.length() - 1);
      return values.stream().map(it -> text + " contains " + Kql.text(it));
    }
    var same = Stream.of(column + " in~ " + Kql.texts(values));
    return switch (type) {
      case DOMAIN ->
          Stream.concat(
              same, values.stream().map(it -> column + " endswith " + Kql.text("." + it)));
      case PROCESS, FILE ->
          values.stream()
              .map(it -> column + " contains " + Kql.text(it.replaceFirst("(?i)\\.exe$", "")));
      case PORT -> values.stream().map(it -> column + " == " + Integer.parseInt(it));
      case ROLE ->
          values.stream().map(it -> "tostring(" + column + ") contains " + Kql.text(roleName(it)));
      default -> same;
    };
  }

  private static String roleName(String written) {
    return written
        .replaceFirst("(?i)admins?$", "Administrator")
        .replaceFirst("(?i)(?<=administrator|reader|owner)s$", "");
  }

  EntityFilters with(EntityType type, String column) {
    var more = new EnumMap<EntityType, String>(EntityType.class);
    more.putAll(columns);
    more.put(type, column);
    return new EntityFilters(more);
  }

  private String inRange(String range) {
    return either(
        Stream.of(columns.getOrDefault(EntityType.IP, "").split("\\|"))
            .map(column -> "ipv4_is_in_range(" + column + ", " + Kql.text(range) + ")")
            .toList());
  }

  private static String either(List<String> tests) {
    return tests.size() == 1
        ? tests.getFirst()
        : tests.stream().collect(Collectors.joining(" or ", "(", ")"));
  }

  private static String not(String test) {
    return "not(" + test + ")";
  }

  /// The same, each behind an `and`.
  String behindAnd(Wording words) {
    return String.join("", in(words).stream().map(it -> "\n    and " + it).toList());
  }

  /// Why the question cannot be narrowed to what it names.
  Optional<String> refusal(Wording words) {
    return words
        .window()
        .filter(it -> it.kind() == Window.Kind.ABSOLUTE)
        .map(it -> cannot("date", it.text()))
        .or(() ->
            words.signals().entities().stream()
                .filter(it -> NARROWING.contains(it.type()) && !columns.containsKey(column(it)))
                .findFirst()
                .map(it -> cannot(it.type().wireName(), it.text())));
  }

  private static EntityType column(Entity entity) {
    return entity.type() == EntityType.CIDR ? EntityType.IP : entity.type();
  }

  private static String cannot(String kind, String text) {
    return "It names a "
        + kind
        + " (\""
        + text
        + "\"), to which this check cannot be narrowed yet.";
  }

  /// How many computers are named to be looked at; 0 for all there are.
  static long computersNamed(Wording words) {
    return words.named(EntityType.HOST).stream().filter(it -> !words.excludes(it)).count();
  }

  private static Optional<List<String>> named(Wording words, EntityType type, boolean excluded) {
    var values =
        words.named(type).stream()
            .filter(it -> words.excludes(it) == excluded)
            .map(Entity::value)
            .filter(it -> type != EntityType.ROLE || ROLE_NAME.matcher(it).find())
            .distinct()
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }
}
