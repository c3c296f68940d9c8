package com.socmate.application.investigation.intent;

import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The KQL behind failed sign-ins.
///
/// @param conditions what narrows the sign-ins
/// @param failure when a sign-in counts as failed
record FailedSignInQueries(
    List<SignInKey> keys, DecisionRule rule, List<String> conditions, String failure) {
  private static final List<String> TABLES = List.of("SigninLogs");

  private static final String COMMON =
      """
      let signIns = SigninLogs
      | where TimeGenerated >= startTime and TimeGenerated < endTime
      | extend UserPrincipalName = tolower(UserPrincipalName)
      | where $conditions;
      let failures = signIns
      | where $failure
      | summarize Attempts = count(), Accounts = dcount(UserPrincipalName), Addresses = dcount(IPAddress),
          AccountList = array_sort_asc(make_set(UserPrincipalName, 20)),
          AddressList = array_sort_asc(make_set(IPAddress, 20)),
          Applications = array_sort_asc(make_set(AppDisplayName, 10)),
          ResultTypes = array_sort_asc(make_set(ResultType, 10)),
          FirstSeen = min(TimeGenerated), LastSeen = max(TimeGenerated)
          by $key
      | where $rule;
      """;

  private static final String DECISION =
      """
      let successes = signIns
      | where ResultType == "0"
      | join kind=inner (failures | project $key, FirstSeen) on $key
      | where TimeGenerated > FirstSeen
      | summarize Succeeded = count(), SucceededAccounts = array_sort_asc(make_set(UserPrincipalName, 20)) by $key;
      failures
      | join kind=leftouter successes on $key
      | project $key, Attempts, Accounts, Addresses, AccountList, AddressList, Applications, ResultTypes,
          FirstSeen, LastSeen, Succeeded = coalesce(Succeeded, 0), SucceededAccounts
      | sort by $order
      """;

  private static final String ATTEMPTS =
      """
      signIns
      | where $failure
      | join kind=inner (failures | project $key) on $key
      | project $key, $others
      | sort by $keyOrder, TimeGenerated asc
      """;

  private static final String SUCCESSES =
      """
      signIns
      | where ResultType == "0"
      | join kind=inner (failures | project $key, FirstSeen) on $key
      | where TimeGenerated > FirstSeen
      | project $key, $others
      | sort by $keyOrder, TimeGenerated asc
      """;

  void addTo(Draft draft, boolean countsAttempts) {
    draft.query(
        Purpose.DECISION,
        "Failed sign-ins per " + keyColumns(),
        filled(COMMON + DECISION),
        Duration.ZERO,
        TABLES);
    draft.query(
        countsAttempts ? Purpose.PROOF : Purpose.CONTEXT,
        "The failed attempts themselves",
        filled(COMMON + ATTEMPTS),
        Duration.ZERO,
        TABLES);
    draft.query(
        Purpose.CONTEXT,
        "Successful sign-ins after the first failure",
        filled(COMMON + SUCCESSES),
        Duration.ZERO,
        TABLES);
  }

  private String filled(String template) {
    return template
        .replace("$rule", rule.text())
        .replace("$order", rule.metric() + " desc, " + ascending())
        .replace("$keyOrder", ascending())
        .replace("$key", keyColumns())
        .replace("$others", others())
        .replace("$failure", failure)
        .replace("$conditions", allConditions());
  }

  private String allConditions() {
    var present = keys.stream().map(key -> "isnotempty(" + key.column() + ")");
    return Stream.concat(present, conditions.stream()).collect(Collectors.joining(" and "));
  }

  private String keyColumns() {
    return keys.stream().map(SignInKey::column).collect(Collectors.joining(", "));
  }

  private String ascending() {
    return keys.stream().map(key -> key.column() + " asc").collect(Collectors.joining(", "));
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
        .filter(column -> keys.stream().noneMatch(key -> key.column().equals(column)))
        .collect(Collectors.joining(", "));
  }
}
