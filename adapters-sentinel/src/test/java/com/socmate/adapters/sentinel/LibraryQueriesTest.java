package com.socmate.adapters.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.intent.Intent;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the library writes is KQL over the documented tables.
class LibraryQueriesTest {
  private static final RowsWorkspace WORKSPACE = new RowsWorkspace(Map.of());
  private static final IntentLibrary LIBRARY = new IntentLibrary(WORKSPACE);

  static List<String> examples() {
    return LIBRARY.all().stream().map(Intent::example).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void every_query_of_every_example_binds_and_has_the_columns_its_rule_names(String example) {
    assertThat(new CompilePlan(LIBRARY).compile(example))
        .isInstanceOfSatisfying(Compilation.Compiled.class, it -> holds(it.plan()));
  }

  private static void holds(Plan plan) {
    for (var query : plan.queries()) {
      assertThat(WORKSPACE.check(query.kql()))
          .as("%s of %s: %s", query.name(), plan.intent(), query.kql())
          .isInstanceOf(QueryCheck.Valid.class);
    }
    var decision = (QueryCheck.Valid) WORKSPACE.check(plan.decidingQuery().kql());
    assertThat(decision.columns()).extracting(it -> it.name()).containsAll(plan.rule().key());
    assertThat(plan.techniques()).allMatch(it -> it.matches("T\\d{4}(\\.\\d{3})?"));
    assertThat(plan.tables()).containsAll(decision.tables());
  }
}
