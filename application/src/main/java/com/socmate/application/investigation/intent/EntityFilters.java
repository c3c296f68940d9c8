package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Mentions.Kind;
import com.socmate.application.investigation.wording.Mentions.Mention;
import com.socmate.application.investigation.wording.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Narrows rows to what a question names, or leaves that out.
///
/// @param columns which column holds which kind of thing
record EntityFilters(Map<Kind, String> columns) {
  static final EntityFilters SIGN_INS =
      new EntityFilters(Map.of(Kind.IP, "IPAddress", Kind.UPN, "UserPrincipalName"));
  static final EntityFilters COMPUTERS = new EntityFilters(Map.of(Kind.HOST, "Computer"));
  static final EntityFilters SECURITY_EVENTS =
      new EntityFilters(Map.of(Kind.IP, "IpAddress", Kind.HOST, "Computer"));
  static final EntityFilters ACTIVITIES =
      new EntityFilters(Map.of(Kind.IP, "CallerIpAddress", Kind.UPN, "Caller"));
  static final EntityFilters AUDITS = new EntityFilters(Map.of(Kind.UPN, "Actor"));

  private static final Set<Kind> NARROWING =
      EnumSet.of(Kind.IP, Kind.CIDR, Kind.UPN, Kind.HOST, Kind.HASH, Kind.GUID, Kind.DATE);

  /// Conditions for a `where`, in which nothing of the user's is more than a literal.
  List<String> in(Wording words) {
    var conditions = new ArrayList<String>();
    columns.forEach((kind, column) -> {
      named(words, kind, false).ifPresent(it -> conditions.add(column + " in~ " + it));
      named(words, kind, true).ifPresent(it -> conditions.add(column + " !in~ " + it));
    });
    conditions.sort(null);
    for (var range : words.mentions().of(Kind.CIDR)) {
      var test = "ipv4_is_in_range(" + columns.get(Kind.IP) + ", " + Kql.text(range.text()) + ")";
      conditions.add(range.excluded() ? "not(" + test + ")" : test);
    }
    return conditions;
  }

  /// The same, each behind an `and`.
  String behindAnd(Wording words) {
    return String.join("", in(words).stream().map(it -> "\n    and " + it).toList());
  }

  /// Why the question cannot be narrowed to what it names.
  Optional<String> refusal(Wording words) {
    return words.mentions().all().stream()
        .filter(it -> NARROWING.contains(it.kind()))
        .filter(it -> !columns.containsKey(it.kind() == Kind.CIDR ? Kind.IP : it.kind()))
        .findFirst()
        .map(it ->
            "It names a "
                + it.kind().name().toLowerCase(Locale.ROOT)
                + " (\""
                + it.text()
                + "\"), to which this check cannot be narrowed yet.");
  }

  /// How many computers are named to be looked at; 0 for all there are.
  static long computersNamed(Wording words) {
    return words.mentions().of(Kind.HOST).stream().filter(it -> !it.excluded()).count();
  }

  private static Optional<String> named(Wording words, Kind kind, boolean excluded) {
    var texts =
        words.mentions().of(kind).stream()
            .filter(it -> it.excluded() == excluded)
            .map(Mention::text)
            .distinct()
            .toList();
    return texts.isEmpty() ? Optional.empty() : Optional.of(Kql.texts(texts));
  }
}
