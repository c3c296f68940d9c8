package com.socmate.adapters.http;

import com.socmate.application.investigation.rule.AnalyticsRule;
import com.socmate.application.investigation.rule.PastedRule;
import com.socmate.application.investigation.rule.ReadAnalyticsRule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a text is that was pasted where a question is expected.
///
/// @param what always `analytics_rule`
/// @param query the KQL that was judged in its place, to which all places count
/// @param frequency how often the rule runs
/// @param lost what the rule says and a schedule cannot
/// @param problem why it cannot be carried; it is then judged as it stands
/// @param advice how the whole of it is taken over
record RecognisedJson(
    String what,
    @Nullable String name,
    @Nullable String query,
    @Nullable String frequency,
    List<String> tags,
    List<String> lost,
    @Nullable String problem,
    String advice) {
  private static final String RULE = "analytics_rule";

  static Optional<RecognisedJson> in(String text) {
    return PastedRule.read(text)
        .map(it ->
            switch (it) {
              case ReadAnalyticsRule.Outcome.Read(var rule) -> of(rule);
              case ReadAnalyticsRule.Outcome.Refused(var field, var why) ->
                  of(field + " " + why + ".");
            });
  }

  private static RecognisedJson of(AnalyticsRule rule) {
    return new RecognisedJson(
        RULE,
        rule.name().isBlank() ? null : rule.name(),
        rule.query(),
        rule.frequency().toString(),
        rule.tags(),
        rule.lost(),
        null,
        "This is an analytics rule of Microsoft Sentinel. POST it as application/yaml to"
            + " /api/v1/schedules/import, with ?dry_run=true to look first: its name, frequency and"
            + " tactics then come along.");
  }

  private static RecognisedJson of(String problem) {
    return new RecognisedJson(
        RULE,
        null,
        null,
        null,
        List.of(),
        List.of(),
        problem,
        "This is an analytics rule of Microsoft Sentinel that no schedule can carry as it is. Mend"
            + " what the problem names, or paste its query alone.");
  }
}
