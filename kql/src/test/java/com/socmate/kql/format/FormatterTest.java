package com.socmate.kql.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.SharedData;
import com.socmate.kql.fuzz.QueryGenerator;
import com.socmate.kql.syntax.Parsed;
import com.socmate.kql.syntax.Parser;
import org.junit.jupiter.api.Test;

class FormatterTest {

  private static String formatted(String query) {
    return Formatter.format(query) instanceof Formatted.Text(String text) ? text : "refused";
  }

  /// The tree without its places in the text.
  private static String tree(String query) {
    Parsed parsed = Parser.parse(query);
    assertThat(parsed.errors()).as(query).isEmpty();
    return parsed.statements().toString().replaceAll("Span\\[start=\\d+, end=\\d+]", "");
  }

  private static long comments(String query) {
    return Parser.tokens(query).isEmpty() ? 0 : query.split("// ", -1).length;
  }

  private static void holds(String query) {
    String once = formatted(query);
    assertThat(tree(once)).as(query).isEqualTo(tree(query));
    assertThat(formatted(once)).as(query).isEqualTo(once);
    assertThat(comments(once)).as(query).isEqualTo(comments(query));
  }

  @Test
  void queries_of_the_public_mean_the_same_and_change_no_more() {
    for (String query : SharedData.queries()) {
      if (Parser.parse(query).isValid()) {
        String once = formatted(query);
        assertThat(tree(once)).as(query).isEqualTo(tree(query));
        assertThat(formatted(once)).as(query).isEqualTo(once);
      }
    }
  }

  @Test
  void generated_queries_mean_the_same_change_no_more_and_keep_their_comments() {
    QueryGenerator queries = new QueryGenerator(20260301);
    for (int i = 0; i < 2_000; i++) {
      holds(queries.query());
    }
  }

  @Test
  void each_step_has_a_line_and_long_lists_an_item_a_line() {
    assertThat(
            formatted(
                """
                let a=1;  // trailing
                let f=(x:int,y:string="q"){let z=x+1; T | where  a==z and b has 'x'|project a,b};

                // about main
                T|where a in('x','y')and not(b) or c between(1..-2)
                |join kind = inner hint.strategy=shuffle (U|where x>-1|take 5) on $left.a==$right.b,c
                |project-away a*,*b|extend x=d['a'][0].b,['my col']=-1,y=f(-x,2*-3)
                |summarize hint.shufflekey=k count(),dcountif(a,b>3),sum(x),makelist(abcdefgh,100),max(iff(a==b,c,d)) by bin(TimeGenerated,1h),abc=b
                |mv-expand x to typeof(string) limit 5\
                """))
        .isEqualTo(
            """
            let a = 1;  // trailing
            let f = (x: int, y: string = "q") {
                let z = x + 1;
                T
                | where a == z and b has 'x'
                | project a, b
            };

            // about main
            T
            | where a in ('x', 'y') and not(b) or c between (1 .. -2)
            | join kind=inner hint.strategy=shuffle (U | where x > -1 | take 5) on $left.a == $right.b, c
            | project-away a*, *b
            | extend x = d['a'][0].b, ['my col'] = -1, y = f(-x, 2 * -3)
            | summarize hint.shufflekey=k
                count(),
                dcountif(a, b > 3),
                sum(x),
                makelist(abcdefgh, 100),
                max(iff(a == b, c, d))
                by bin(TimeGenerated, 1h), abc = b
            | mv-expand x to typeof(string) limit 5
            """);
  }

  @Test
  void a_text_that_is_no_query_is_refused_with_its_mistakes() {
    assertThat(Formatter.format("T | where"))
        .isInstanceOfSatisfying(
            Formatted.Refused.class, refused -> assertThat(refused.errors()).hasSize(1));
  }

  @Test
  void comments_alone_are_kept() {
    assertThat(formatted("// a\n\n// b")).isEqualTo("// a\n// b\n");
  }
}
