package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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
    var conditions = new ArrayList<String>(EntityFilters.SIGN_INS.in(words));
    applications(words, conditions, draft);
    return conditions;
  }

  /// What counts as a failure: the named result codes, else everything that is neither a success
  /// nor an interrupt.
  static String failure(Wording words, Draft draft) {
    var codes =
        words.named(EntityType.ERROR_CODE).stream()
            .filter(it -> !words.excludes(it))
            .map(Entity::value)
            .distinct()
            .toList();
    if (!codes.isEmpty()) {
      return "ResultType in " + Kql.texts(codes);
    }
    draft.assume(
        "A failed sign-in is one whose result is neither a success nor an interrupt such as a request for a second factor.");
    return SignInCodes.test("!in");
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
