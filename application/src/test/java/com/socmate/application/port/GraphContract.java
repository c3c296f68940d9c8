package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.admin;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.Fixtures.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.socmate.application.graph.FeedGraph;
import com.socmate.application.port.Graph.Edge;
import com.socmate.application.port.Graph.Known;
import com.socmate.application.port.Graph.Proof;
import com.socmate.application.port.Graph.Reach;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.graph.AliasMerge;
import com.socmate.domain.graph.Relation;
import com.socmate.domain.graph.RelationType;
import com.socmate.domain.graph.Shown;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [Graph], [Aliases] and [UnreadEvidence] promises, whether in maps or in PostgreSQL.
public interface GraphContract {
  EntityName ALICE = new EntityName(EntityKind.USER, "alice@contoso.example");
  EntityName BOB = new EntityName(EntityKind.USER, "bob@contoso.example");
  EntityName NEAR = new EntityName(EntityKind.IP, "203.0.113.7");
  EntityName FAR = new EntityName(EntityKind.IP, "198.51.100.9");
  Reach ALL = new Reach(Set.of(), 10);

  Ports ports();

  private Graph graph() {
    return ports().graph();
  }

  @Test
  default void what_a_runs_rows_show_is_there_once_it_has_ended() {
    var owner = IDS.user();
    var session = ran(owner, Visibility.PRIVATE, "Alice@contoso.example 203.0.113.7");
    var edge = only(edges(NEAR, owner));
    assertThat(edge.relation()).isEqualTo(new Relation(ALICE, RelationType.SIGNED_IN_FROM, NEAR));
    assertThat(edge.rows()).isEqualTo(1);
    assertThat(edge.sessions()).isEqualTo(1);
    assertThat(edge.proofs()).containsExactly(new Proof(session, "Q1", 1));
    assertThat(edges(ALICE, owner)).containsExactly(edge);
    assertThat(known(NEAR, owner).orElseThrow().sessions()).isEqualTo(1);
  }

  @Test
  default void reading_evidence_again_changes_nothing() {
    var owner = IDS.user();
    var evidence = evidence("alice@contoso.example 203.0.113.7", "bob@contoso.example 203.0.113.7");
    var session = ended(owner, Visibility.PRIVATE, evidence);
    feed();
    var before = edges(NEAR, owner);
    graph().keep(session, Shown.by(evidence));
    feed();
    assertThat(edges(NEAR, owner)).hasSize(2).isEqualTo(before);
  }

  @Test
  default void what_fails_to_be_read_is_read_later() {
    var owner = IDS.user();
    var session = ended(owner, Visibility.PRIVATE, evidence("alice@contoso.example 203.0.113.7"));
    assertThatIllegalStateException()
        .isThrownBy(() ->
            ports()
                .unreadEvidence()
                .read(
                    10,
                    (_, _) -> {
                      throw new IllegalStateException("The reader died.");
                    }));
    assertThat(known(NEAR, owner)).isEmpty();
    feed();
    assertThat(only(edges(NEAR, owner)).proofs().getFirst().session()).isEqualTo(session);
    assertThat(ports().unreadEvidence().read(10, (_, _) -> {})).isZero();
  }

  @Test
  default void a_relation_that_only_anothers_private_session_shows_is_not_there() {
    var owner = IDS.user();
    var other = IDS.user();
    ran(owner, Visibility.PRIVATE, "alice@contoso.example 203.0.113.7");
    ran(other, Visibility.PRIVATE, "bob@contoso.example 203.0.113.7");
    assertThat(relations(edges(NEAR, owner)))
        .containsExactly(new Relation(ALICE, RelationType.SIGNED_IN_FROM, NEAR));
    assertThat(known(NEAR, owner).orElseThrow().sessions()).isEqualTo(1);
    assertThat(known(BOB, owner)).isEmpty();
    assertThat(graph().search("bob", Set.of(), viewer(owner), Page.FIRST))
        .isEqualTo(new Slice<>(List.of(), 0));
    assertThat(known(NEAR, IDS.user())).isEmpty();
    assertThat(graph().edges(List.of(NEAR), ALL, admin()).edges()).hasSize(2);
  }

  @Test
  default void what_the_team_sees_is_there_for_all_until_it_is_private_or_deleted() {
    var owner = IDS.user();
    var session = ran(owner, Visibility.TEAM, "alice@contoso.example 203.0.113.7");
    var stranger = IDS.user();
    assertThat(edges(NEAR, stranger)).hasSize(1);
    ports().sessions().change(session, it -> it.seenBy(Visibility.PRIVATE));
    assertThat(edges(NEAR, stranger)).isEmpty();
    assertThat(graph().of(session, ALL, viewer(stranger)).entities()).isEmpty();
    assertThat(graph().of(session, ALL, viewer(owner)).entities())
        .containsExactlyInAnyOrder(ALICE, NEAR);
    ports().sessions().delete(session);
    assertThat(edges(NEAR, owner)).isEmpty();
    assertThat(known(ALICE, owner)).isEmpty();
  }

  @Test
  default void relations_are_capped_and_narrowed_and_say_so() {
    var owner = IDS.user();
    ran(
        owner,
        Visibility.PRIVATE,
        "alice@contoso.example 203.0.113.7",
        "alice@contoso.example 198.51.100.9",
        "alice@contoso.example 198.51.100.10");
    var capped = graph().edges(List.of(ALICE), new Reach(Set.of(), 2), viewer(owner));
    assertThat(capped.edges()).hasSize(2);
    assertThat(capped.cut()).isTrue();
    assertThat(capped.more()).containsExactly(Map.entry(ALICE, 1L));
    assertThat(graph().edges(List.of(ALICE), ALL, viewer(owner)).cut()).isFalse();
    assertThat(
            graph()
                .edges(List.of(ALICE), new Reach(Set.of(EntityKind.HOST), 5), viewer(owner))
                .edges())
        .isEmpty();
  }

  @Test
  default void a_session_is_drawn_with_what_most_rows_show_first() {
    var owner = IDS.user();
    var session =
        ran(
            owner,
            Visibility.PRIVATE,
            "alice@contoso.example 203.0.113.7",
            "bob@contoso.example 203.0.113.7");
    ran(owner, Visibility.PRIVATE, "alice@contoso.example 198.51.100.9");
    var drawn = graph().of(session, ALL, viewer(owner));
    assertThat(drawn.entities()).hasSize(3).first().isEqualTo(NEAR);
    assertThat(drawn.edges()).hasSize(2);
    assertThat(drawn.cut()).isFalse();
    var one = graph().of(session, new Reach(Set.of(), 1), viewer(owner));
    assertThat(one.entities()).containsExactly(NEAR);
    assertThat(one.edges()).isEmpty();
    assertThat(one.cut()).isTrue();
  }

  @Test
  default void names_are_found_by_how_they_begin_and_by_what_they_resemble() {
    var owner = IDS.user();
    ran(
        owner,
        Visibility.PRIVATE,
        "alice@contoso.example 203.0.113.7",
        "bob@contoso.example 203.0.113.70");
    assertThat(search("203.0.113.7", owner))
        .containsExactly(NEAR, new EntityName(EntityKind.IP, "203.0.113.70"));
    assertThat(search("ALICE", owner)).containsExactly(ALICE);
    assertThat(search("alcie@contoso.example", owner).getFirst()).isEqualTo(ALICE);
    assertThat(search("100%", owner)).isEmpty();
    var page = graph().search("203", Set.of(EntityKind.IP), viewer(owner), new Page(1, 1));
    assertThat(page.total()).isEqualTo(2);
    assertThat(page.items()).hasSize(1);
    assertThat(graph().search("203", Set.of(EntityKind.USER), viewer(owner), Page.FIRST).items())
        .isEmpty();
  }

  @Test
  default void merged_names_are_one_until_it_is_undone() {
    var owner = IDS.user();
    ran(
        owner,
        Visibility.PRIVATE,
        "alice@contoso.example 203.0.113.7",
        "bob@contoso.example 198.51.100.9");
    var merge = merged(BOB, ALICE, owner);
    assertThat(ports().aliases().standing(BOB).head()).contains(ALICE);
    assertThat(ports().aliases().standing(ALICE).isHead()).isTrue();
    var one = known(BOB, owner).orElseThrow();
    assertThat(one).isEqualTo(known(ALICE, owner).orElseThrow());
    assertThat(one.aliases()).containsExactly(BOB);
    assertThat(relations(edges(ALICE, owner)))
        .containsExactlyInAnyOrder(
            new Relation(ALICE, RelationType.SIGNED_IN_FROM, NEAR),
            new Relation(ALICE, RelationType.SIGNED_IN_FROM, FAR));
    assertThat(only(edges(FAR, owner)).relation().source()).isEqualTo(ALICE);
    var undone = new AliasMerge.Undone(owner, now());
    assertThat(ports().aliases().undo(merge.id(), undone)).isTrue();
    assertThat(ports().aliases().undo(merge.id(), undone)).isFalse();
    assertThat(known(BOB, owner).orElseThrow().head()).isEqualTo(BOB);
    assertThat(edges(ALICE, owner)).hasSize(1);
    assertThat(ports().aliases().find(merge.id(), viewer(owner)))
        .contains(merge.undone(undone.by(), undone.at()));
  }

  @Test
  default void relations_to_names_that_are_one_are_counted_once_and_narrowed_by_their_kind() {
    var owner = IDS.user();
    ran(
        owner,
        Visibility.PRIVATE,
        "alice@contoso.example 203.0.113.7",
        "bob@contoso.example 203.0.113.7");
    merged(BOB, ALICE, owner);
    var users = new Reach(Set.of(EntityKind.USER), 1);
    var seen = graph().edges(List.of(NEAR), users, viewer(owner));
    assertThat(relations(seen.edges()))
        .containsExactly(new Relation(ALICE, RelationType.SIGNED_IN_FROM, NEAR));
    assertThat(seen.cut()).isFalse();
    var hosts = new Reach(Set.of(EntityKind.HOST), 1);
    assertThat(graph().edges(List.of(NEAR), hosts, viewer(owner)).edges()).isEmpty();
  }

  @Test
  default void a_merge_tells_nobody_a_name_that_is_not_seen() {
    var owner = IDS.user();
    var other = IDS.user();
    ran(owner, Visibility.PRIVATE, "alice@contoso.example 203.0.113.7");
    ran(owner, Visibility.TEAM, "bob@contoso.example 203.0.113.7");
    var merge = merged(BOB, ALICE, owner);
    var seen = known(BOB, other).orElseThrow();
    assertThat(seen.head()).isEqualTo(BOB);
    assertThat(seen.aliases()).isEmpty();
    assertThat(relations(edges(NEAR, other)))
        .containsExactly(new Relation(BOB, RelationType.SIGNED_IN_FROM, NEAR));
    assertThat(ports().aliases().find(merge.id(), viewer(other))).isEmpty();
    assertThat(ports().aliases().list(viewer(other), Page.FIRST).total()).isZero();
    assertThat(ports().aliases().list(viewer(owner), Page.FIRST).items()).containsExactly(merge);
  }

  private AliasMerge merged(EntityName alias, EntityName head, UserId by) {
    var merge =
        new AliasMerge(IDS.merge(), alias, head, "The same person.", by, now(), Optional.empty());
    ports().aliases().add(merge);
    return merge;
  }

  private List<EntityName> search(String text, UserId user) {
    return graph().search(text, Set.of(), viewer(user), Page.FIRST).items();
  }

  private List<Edge> edges(EntityName of, UserId user) {
    return graph().edges(List.of(of), ALL, viewer(user)).edges();
  }

  private static Edge only(List<Edge> edges) {
    assertThat(edges).hasSize(1);
    return edges.getFirst();
  }

  private static List<Relation> relations(List<Edge> edges) {
    return edges.stream().map(Edge::relation).toList();
  }

  private Optional<Known> known(EntityName name, UserId user) {
    return Optional.ofNullable(graph().find(List.of(name), viewer(user)).get(name));
  }

  private void feed() {
    new FeedGraph(ports().unreadEvidence(), graph()).feed();
  }

  private SessionId ran(UserId owner, Visibility visibility, String... rows) {
    var session = ended(owner, visibility, evidence(rows));
    feed();
    return session;
  }

  private SessionId ended(UserId owner, Visibility visibility, Evidence evidence) {
    var session = Fixtures.session(owner, visibility);
    var run = Fixtures.manualRun(session);
    ports().runQueue().addManual(run, session, 500);
    ports()
        .sessions()
        .conclude(
            session.id(),
            Session.Status.COMPLETED,
            now(),
            Optional.of(
                new InvestigationResult(new Conclusion.Clear(), List.of(evidence), "# Report")));
    return session.id();
  }

  /// A row for each text: who signed in, from where.
  private static Evidence evidence(String... rows) {
    var columns =
        List.of(
            new ResultTable.Column("UserPrincipalName", "string"),
            new ResultTable.Column("IPAddress", "string"));
    List<List<Cell>> cells =
        Arrays.stream(rows)
            .map(row -> Arrays.stream(row.split(" ")).<Cell>map(Cell.Text::new).toList())
            .toList();
    return new Evidence(
        "Q1",
        "Sign-ins",
        "SigninLogs | project UserPrincipalName, IPAddress",
        TimeRange.endingAt(now(), Duration.ofDays(1)),
        new ResultTable(columns, cells),
        rows.length,
        "");
  }
}
