package com.socmate.adapters.http;

import com.socmate.application.graph.Neighbourhood;
import com.socmate.application.port.Graph;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.graph.Relation;
import com.socmate.domain.graph.RelationType;
import java.time.Instant;
import java.util.List;

/// Entities, relations and what is known of them. Everything counted is counted over what the
/// caller may read.
final class EntityJson {
  private EntityJson() {}

  /// An entity's name.
  record Name(String kind, String value) {
    static Name from(EntityName name) {
      return new Name(name.kind().wireName(), name.value());
    }
  }

  /// A name in a picture.
  ///
  /// @param depth how many relations away from the centre
  record Node(String kind, String value, int depth, long more) {
    static Node from(Neighbourhood.Node it) {
      return new Node(it.name().kind().wireName(), it.name().value(), it.depth(), it.more());
    }
  }

  /// An entity with how widespread it is.
  record Entity(
      String kind,
      String value,
      List<String> aliases,
      Instant firstSeen,
      Instant lastSeen,
      Prevalence prevalence) {
    static Entity from(Graph.Known it) {
      return new Entity(
          it.head().kind().wireName(),
          it.head().value(),
          it.aliases().stream().map(EntityName::value).toList(),
          it.firstSeen(),
          it.lastSeen(),
          new Prevalence(it.sessions(), it.schedules(), it.rows()));
    }
  }

  /// In how many sessions, made for how many schedules, and in how many rows it was seen.
  record Prevalence(long sessions, long schedules, long rows) {}

  /// A relation and the rows that prove it.
  record Edge(
      Name source,
      String type,
      Name target,
      Instant firstSeen,
      Instant lastSeen,
      long count,
      long sessionCount,
      List<Proof> sessions) {
    static Edge from(Graph.Edge it) {
      Relation relation = it.relation();
      return new Edge(
          Name.from(relation.source()),
          relation.type().name(),
          Name.from(relation.target()),
          it.firstSeen(),
          it.lastSeen(),
          it.rows(),
          it.sessions(),
          it.proofs().stream().map(Proof::from).toList());
    }
  }

  /// The row of a session's query that shows a relation, counted from 1.
  record Proof(String sessionId, String query, int row) {
    static Proof from(Graph.Proof it) {
      return new Proof(it.session().value(), it.query(), it.row());
    }
  }

  /// What lies around an entity.
  record Around(Entity entity, List<Name> others, List<Node> nodes, List<Edge> edges, boolean cut) {
    static Around from(Neighbourhood it) {
      return new Around(
          Entity.from(it.centre()),
          it.others().stream().map(Name::from).toList(),
          it.nodes().stream().map(Node::from).toList(),
          it.edges().stream().map(Edge::from).toList(),
          it.cut());
    }
  }

  /// What a session shows. Each of its entities was INVESTIGATED_IN it.
  record OfSession(
      String sessionId, String relation, List<Name> nodes, List<Edge> edges, boolean cut) {
    static OfSession from(String session, Graph.Drawn it) {
      return new OfSession(
          session,
          RelationType.INVESTIGATED_IN.name(),
          it.entities().stream().map(Name::from).toList(),
          it.edges().stream().map(Edge::from).toList(),
          it.cut());
    }
  }
}
