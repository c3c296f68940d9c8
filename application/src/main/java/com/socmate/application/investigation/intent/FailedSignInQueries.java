package com.socmate.application.investigation.intent;

import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The KQL behind failed sign-ins.
///
/// @param alsoLimited further limits, each behind an `and`
/// @param burst if only attempts close together count
/// @param conditions what narrows the sign-ins
/// @param failure when a sign-in counts as failed
/// @param thenSuccess true if only failures count that a success followed
record FailedSignInQueries(
    List<SignInKey> keys,
    DecisionRule rule,
    String alsoLimited,
    Optional<Burst> burst,
    List<String> conditions,
    String failure,
    boolean thenSuccess) {
  private static final List<String> TABLES = List.of("SigninLogs");

  private static final String COMMON =
      """
      let signIns = SigninLogs
      | where TimeGenerated >= startTime and TimeGenerated < endTime
      | extend UserPrincipalName = tolower(UserPrincipalName)
      | where $conditions;
      let attempts = signIns
      | where $failure$marking;
      let failures = attempts
      | summarize Attempts = count(), $bursts
          Accounts = dcount(UserPrincipalName), Addresses = dcount(IPAddress),
          AccountList = array_sort_asc(make_set(UserPrincipalName, 20)),
          AddressList = array_sort_asc(make_set(IPAddress, 20)),
          Applications = array_sort_asc(make_set(AppDisplayName, 10)),
          ResultTypes = array_sort_asc(make_set(ResultType, 10)),
          FirstSeen = min(TimeGenerated), LastSeen = max(TimeGenerated)
          by $key
      | where $rule;
      let successes = signIns
      | where ResultType == "0"
      | join kind=inner $before on $key
      | where $following
      | distinct TimeGenerated, IPAddress, UserPrincipalName, AppDisplayName, Location, ResultType, ResultDescription, UserAgent;
      """;

  private static final String DECISION =
      """
      failures
      | join kind=leftouter (successes
          | summarize Succeeded = count(), SucceededAccounts = array_sort_asc(make_set(UserPrincipalName, 20)) by $key) on $key
      | extend Succeeded = coalesce(Succeeded, 0)$thenSuccess
      | project $key, $metrics, AccountList, AddressList, Applications, ResultTypes,
          FirstSeen, LastSeen, Succeeded, SucceededAccounts
      | sort by $order
      """;

  private static final String ATTEMPTS =
      """
      attempts$proving
      | join kind=inner (failures | project $key) on $key
      | project $key, $others
      | sort by $keyOrder, TimeGenerated asc
      """;

  private static final String SUCCESSES =
      """
      successes
      | project $key, $others
      | sort by $keyOrder, TimeGenerated asc
      """;

  void addTo(Draft draft, boolean countsAttempts) {
    add(draft, Purpose.DECISION, "Failed sign-ins per " + keyColumns(), DECISION);
    add(
        draft,
        countsAttempts ? Purpose.PROOF : Purpose.CONTEXT,
        burst.isPresent() ? "The attempts that end a burst" : "The failed attempts themselves",
        ATTEMPTS);
    add(draft, Purpose.CONTEXT, "Successful sign-ins after failures", SUCCESSES);
  }

  private void add(Draft draft, Purpose purpose, String title, String query) {
    draft.query(purpose, title, filled(COMMON + query), Duration.ZERO, TABLES);
  }

  /// What the user named goes in last, so that nothing in it is taken for a place to fill.
  private String filled(String template) {
    return template
        .replace("$marking", burst.map(it -> "\n" + it.marking(columns())).orElse(""))
        .replace("$bursts", burst.isPresent() ? "Bursts = countif(EndsBurst)," : "")
        .replace("$proving", burst.isPresent() ? "\n| where EndsBurst" : "")
        .replace(
            "$metrics", (burst.isPresent() ? "Bursts, " : "") + "Attempts, Accounts, Addresses")
        .replace("$before", before())
        .replace("$following", following())
        .replace("$thenSuccess", thenSuccess ? "\n| where Succeeded > 0" : "")
        .replace("$rule", rule.text() + alsoLimited)
        .replace("$order", rule.metric() + " desc, " + ascending())
        .replace("$keyOrder", ascending())
        .replace("$key", keyColumns())
        .replace("$others", others())
        .replace("$failure", failure)
        .replace("$conditions", allConditions());
  }

  /// Where success must follow a burst within the span, it is measured from the burst's end.
  private String before() {
    return burst.isPresent() && thenSuccess
        ? "(attempts | where EndsBurst | project $key, FailedAt = TimeGenerated)"
        : "(failures | project $key, FailedAt = FirstSeen)";
  }

  private String following() {
    return burst
        .filter(_ -> thenSuccess)
        .map(
            it -> "TimeGenerated > FailedAt and TimeGenerated - FailedAt <= " + Kql.span(it.span()))
        .orElse("TimeGenerated > FailedAt");
  }

  private String allConditions() {
    var present = keys.stream().map(key -> "isnotempty(" + key.column() + ")");
    return Stream.concat(present, conditions.stream()).collect(Collectors.joining(" and "));
  }

  private List<String> columns() {
    return keys.stream().map(SignInKey::column).toList();
  }

  private String keyColumns() {
    return String.join(", ", columns());
  }

  private String ascending() {
    return columns().stream().map(column -> column + " asc").collect(Collectors.joining(", "));
  }

  private String others() {
    return Stream.of(
            "TimeGenerated",
            "IPAddress",
            "UserPrincipalName",
            "AppDisplayName",
            "Location",
            "ResultType",
            "ResultDescription",
            "UserAgent")
        .filter(column -> !columns().contains(column))
        .collect(Collectors.joining(", "));
  }
}
