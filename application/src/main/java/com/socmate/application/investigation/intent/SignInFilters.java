package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Mentions.Kind;
import com.socmate.application.investigation.wording.Mentions.Mention;
import com.socmate.application.investigation.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Narrows sign-ins to what a question names.
final class SignInFilters {
  private static final Map<Pattern, String> APPLICATIONS = new LinkedHashMap<>();

  static {
    application("azure portal", "Azure Portal");
    application("(?:microsoft )?teams", "Microsoft Teams");
    application("exchange(?: online)?|outlook", "Office 365 Exchange Online");
    application("sharepoint(?: online)?", "Office 365 SharePoint Online");
    application("office ?home|office portal", "OfficeHome");
    application("azure cli", "Microsoft Azure CLI");
    application("azure powershell", "Microsoft Azure PowerShell");
  }

  private SignInFilters() {}

  private static void application(String words, String name) {
    APPLICATIONS.put(Pattern.compile("\\b(?:" + words + ")\\b"), name);
  }

  /// Conditions for a `where`, each with nothing but literals of ours or escaped ones.
  static List<String> in(Wording words, Draft draft) {
    var conditions = new ArrayList<String>();
    addresses(words, conditions);
    users(words, conditions);
    applications(words, conditions, draft);
    return conditions;
  }

  static boolean namesCodes(Wording words) {
    return words.mentions().of(Kind.RESULT_CODE).stream().anyMatch(it -> !it.excluded());
  }

  /// What counts as a failure: the named result codes, else everything that is neither a success
  /// nor an interrupt.
  static String failure(Wording words, Draft draft) {
    var codes =
        words.mentions().of(Kind.RESULT_CODE).stream()
            .filter(it -> !it.excluded())
            .map(Mention::text)
            .distinct()
            .toList();
    if (!codes.isEmpty()) {
      return "ResultType in " + Kql.texts(codes);
    }
    draft.assume(
        "A failed sign-in is one whose result is neither a success nor an interrupt such as a request for a second factor.");
    return SignInCodes.test("!in");
  }

  private static void addresses(Wording words, List<String> conditions) {
    add(conditions, words, Kind.IP, "IPAddress in ", "IPAddress !in ");
    for (var range : words.mentions().of(Kind.CIDR)) {
      var test = "ipv4_is_in_range(IPAddress, " + Kql.text(range.text()) + ")";
      conditions.add(range.excluded() ? "not(" + test + ")" : test);
    }
  }

  private static void users(Wording words, List<String> conditions) {
    add(conditions, words, Kind.UPN, "UserPrincipalName in~ ", "UserPrincipalName !in~ ");
  }

  private static void add(
      List<String> conditions, Wording words, Kind kind, String within, String without) {
    var byExclusion =
        words.mentions().of(kind).stream()
            .collect(
                Collectors.partitioningBy(
                    Mention::excluded, Collectors.mapping(Mention::text, Collectors.toList())));
    named(byExclusion, false).ifPresent(it -> conditions.add(within + Kql.texts(it)));
    named(byExclusion, true).ifPresent(it -> conditions.add(without + Kql.texts(it)));
  }

  private static Optional<List<String>> named(
      Map<Boolean, List<String>> byExclusion, boolean excluded) {
    return Optional.ofNullable(byExclusion.get(excluded)).filter(it -> !it.isEmpty());
  }

  private static void applications(Wording words, List<String> conditions, Draft draft) {
    var names =
        APPLICATIONS.entrySet().stream()
            .filter(it -> words.says(it.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    if (!names.isEmpty()) {
      conditions.add("AppDisplayName in~ " + Kql.texts(names));
      draft.assume("Only sign-ins to " + String.join(" and ", names) + " are counted.");
    }
  }
}
