package com.socmate.kql;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.Budget;
import com.socmate.kql.exec.TableSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GraphsTest {
  private static final String ROADS =
      """
      let Roads = datatable(a: string, b: string, km: long)
        ['x', 'y', 1, 'y', 'z', 2, 'z', 'x', 3, 'y', 'w', 4];
      let Towns = datatable(name: string, big: bool)['x', true, 'y', false, 'z', true];
      Roads | make-graph a --> b with Towns on name
      """;

  @Test
  void two_edges_in_a_row_are_matched_with_the_columns_of_nodes_and_edges() {
    assertThat(
            Queries.rows(
                ROADS
                    + "| graph-match (n)-[e]->(m)-[f]->(o) where n.name == 'x'"
                    + " project n.name, o.name, km = e.km + f.km, o.big | sort by o_name asc"))
        .containsExactly("x|w|5|", "x|z|3|true");
  }

  @Test
  void paths_of_several_edges_are_mapped_and_tested() {
    assertThat(
            Queries.rows(
                ROADS
                    + "| graph-match (n)-[p*1..3]->(o) where n.name == 'x' and all(p, km < 4)"
                    + " project o.name, kms = map(p, km), through = map(inner_nodes(p), name)"
                    + " | sort by array_length(kms) asc"))
        .containsExactly("y|[1]|[]", "z|[1,2]|[\"y\"]", "x|[1,2,3]|[\"y\",\"z\"]");
  }

  @Test
  void an_edge_is_followed_against_its_direction_and_either_way() {
    assertThat(
            Queries.rows(ROADS + "| graph-match (n)<-[e]-(m) where n.name == 'y' project m.name"))
        .containsExactly("x");
    assertThat(
            Queries.rows(
                ROADS
                    + "| graph-match (n)-[e]-(m) where n.name == 'y' project m.name"
                    + " | sort by m_name asc"))
        .containsExactly("w", "x", "z");
  }

  @Test
  void of_the_paths_between_two_nodes_the_shortest_is_taken() {
    assertThat(
            Queries.rows(
                ROADS
                    + "| graph-shortest-paths (n)-[p*1..5]->(o) where n.name == 'z' project o.name,"
                    + " hops = array_length(map(p, km)) | sort by hops asc, o_name asc"))
        .startsWith("x|1", "y|2");
  }

  @Test
  void components_are_numbered_and_a_graph_becomes_tables() {
    assertThat(
            Queries.rows(
                """
                datatable(a: string, b: string)['x', 'y', 'p', 'q']
                | make-graph a --> b with_node_id=id
                | graph-mark-components with_component_id=part
                | graph-to-table nodes\
                """))
        .containsExactly("x|0", "y|0", "p|1", "q|1");
  }

  @Test
  void a_search_without_end_is_stopped_by_the_budget() {
    Request request =
        Request.of(
                """
                range a from 1 to 60 step 1 | extend k = 1
                | join kind=inner (range b from 1 to 60 step 1 | extend k = 1) on k
                | make-graph a --> b with_node_id=id
                | graph-match (n)-[p*1..20]->(m) where n.id == -1 project n.id\
                """,
                Catalogue.empty(),
                TableSource.EMPTY,
                Queries.NOW)
            .within(Budget.standard().withTime(Duration.ofMillis(300)));
    assertThat(KqlEngine.standard().run(request)).isInstanceOf(Outcome.TimedOut.class);
  }
}
