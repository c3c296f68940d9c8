package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.specificity.Window;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Narrows rows to what a question names, or leaves that out.
///
/// @param columns which column holds which type of thing
record EntityFilters(Map<EntityType, String> columns) {
  static final EntityFilters SIGN_INS =
      new EntityFilters(
          Map.of(EntityType.IP, "IPAddress", EntityType.ACCOUNT, "UserPrincipalName"));
  static final EntityFilters COMPUTERS =
      new EntityFilters(Map.of(EntityType.HOST, "Computer"));
  static final EntityFilters SECURITY_EVENTS =
      new EntityFilters(Map.of(EntityType.IP, "IpAddress", EntityType.HOST, "Computer"));
  static final EntityFilters ACTIVITIES =
      new EntityFilters(
          Map.of(EntityType.IP, "CallerIpAddress", EntityType.ACCOUNT, "Caller"));
  static final EntityFilters AUDITS = new EntityFilters(Map.of(EntityType.ACCOUNT, "Actor"));

  private static final Set<EntityType> NARROWING =
      EnumSet.of(
          EntityType.IP,
          EntityType.CIDR,
          EntityType.ACCOUNT,
          EntityType.HOST,
          EntityType.HASH,
          EntityType.GUID,
          EntityType.DOMAIN,
          EntityType.URL);

  /// Conditions for a `where`, in which nothing of the user's is more than a literal.
  List<String> in(Wording words) {
    var conditions = new ArrayList<String>();
    columns.forEach((type, column) -> {
      named(words, type, false).ifPresent(it -> conditions.add(column + " in~ " + it));
      named(words, type, true).ifPresent(it -> conditions.add(column + " !in~ " + it));
    });
    conditions.sort(null);
    for (var range : words.named(EntityType.CIDR)) {
      var test =
          "ipv4_is_in_range(" + columns.get(EntityType.IP) + ", " + Kql.text(range.value()) + ")";
      conditions.add(words.excludes(range) ? "not(" + test + ")" : test);
    }
    return conditions;
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

  private static Optional<String> named(Wording words, EntityType type, boolean excluded) {
    var values =
        words.named(type).stream()
            .filter(it -> words.excludes(it) == excluded)
            .map(Entity::value)
            .distinct()
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(Kql.texts(values));
  }
}
