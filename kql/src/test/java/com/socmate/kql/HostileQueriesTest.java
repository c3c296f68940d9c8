package com.socmate.kql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.Budget;
import com.socmate.kql.exec.TableSource;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Text that nobody should send; the engine answers it, or refuses it, and never breaks.
class HostileQueriesTest {
  private static final List<String> SEEDS =
      List.of(
          "SigninLogs | where TimeGenerated > ago(1d) and ResultType != \"0\" | summarize n = count() by UserPrincipalName, bin(TimeGenerated, 1h) | top 5 by n desc",
          "let f = (T: (*), n: long = 3) { T | take n }; f(range x from 1 to 9 step 1) | extend y = dynamic({\"a\": [1, 2]}).a[0]",
          "union isfuzzy=true withsource=S (print a = 1), (datatable(b: string)['x']) | mv-expand c = pack_array(a, b) to typeof(string) | join kind=leftouter (print c = '1') on c",
          "print t = 'k=v; q=\"1\"' | parse-kv t as (k: string, q: long) with (pair_delimiter=';', kv_delimiter='=', quote='\"') | extend z = t matches regex @'(a+)+$'",
          "range t from datetime(2026-01-01) to datetime(2026-01-02) step 1h | make-series n = count() default=0 on t from datetime(2026-01-01) to datetime(2026-01-02) step 6h | mv-apply n on (summarize sum(tolong(n)))");
  private static final String PIECES = "|;,()[]{}.:=<>+-*/%\"'@!~$ \n\\0123abc";

  private static String mutated(String seed, SplittableRandom random) {
    StringBuilder text = new StringBuilder(seed);
    for (int i = random.nextInt(1, 6); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      char piece = PIECES.charAt(random.nextInt(PIECES.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, piece);
        case 1 -> text.insert(at, piece);
        case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 9)));
        default -> text.insert(at, seed.substring(at % seed.length()));
      }
    }
    return text.toString();
  }

  @Test
  void damaged_queries_are_answered_or_refused() {
    SplittableRandom random = new SplittableRandom(20260301);
    KqlEngine engine = KqlEngine.standard();
    Budget small = Budget.standard().withTime(Duration.ofSeconds(5)).withMemory(64L << 20);
    for (int i = 0; i < 4000; i++) {
      String query = mutated(SEEDS.get(i % SEEDS.size()), random);
      Request request =
          Request.of(query, Catalogue.logAnalytics(), TableSource.EMPTY, Queries.NOW).within(small);
      assertThatCode(() -> engine.run(request)).as(query).doesNotThrowAnyException();
    }
  }

  @Test
  void chains_and_lists_of_any_length_are_bounded() {
    String list = "1,".repeat(200_000) + "1";
    String or = "x == 1 or ".repeat(20_000) + "x == 2";
    String sum = "1 + ".repeat(50_000) + "1";
    String pipes = "print x = 1" + " | where x > 0".repeat(3_000);
    for (String query :
        List.of(
            "print x = 1 | where x in (" + list + ")",
            "print x = 1 | where " + or,
            "print " + sum,
            pipes,
            "[".repeat(50_000),
            "-".repeat(50_000) + "1",
            "print dynamic(" + "[".repeat(9_000) + "]".repeat(9_000) + ")")) {
      Outcome outcome =
          KqlEngine.standard()
              .run(Request.of(query, Catalogue.logAnalytics(), TableSource.EMPTY, Queries.NOW));
      assertThat(outcome).isInstanceOfAny(Outcome.Answer.class, Outcome.Rejected.class);
    }
  }

  @Test
  void a_regular_expression_cannot_take_exponential_time() {
    String text = "a".repeat(5_000) + "!";
    assertThat(Queries.rows("print '" + text + "' matches regex '(a+)+$'"))
        .containsExactly("false");
  }
}
