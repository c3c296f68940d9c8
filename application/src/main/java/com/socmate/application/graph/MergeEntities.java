package com.socmate.application.graph;

import com.socmate.application.port.Aliases;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Graph;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.graph.AliasMerge;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.MergeId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Makes two names of one thing one, and undoes it. Whoever sees both names may.
public final class MergeEntities {
  private final Graph graph;
  private final Aliases aliases;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final InstantSource clock;

  public MergeEntities(
      Graph graph,
      Aliases aliases,
      AuditLog auditLog,
      Transactions transactions,
      IdGenerator ids,
      InstantSource clock) {
    this.graph = graph;
    this.aliases = aliases;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param alias the name that from now on stands for the head
  public Outcome merge(EntityName alias, EntityName head, String reason, Request request) {
    return transactions.together(() -> {
      var seen = graph.find(List.of(alias, head), request.viewer());
      if (!seen.containsKey(alias) || !seen.containsKey(head)) {
        return new Outcome.NoSuchThing(seen.containsKey(alias) ? head.value() : alias.value());
      }
      return refusal(alias, head)
          .<Outcome>map(Outcome.Conflict::new)
          .orElseGet(() -> keep(alias, head, reason, request));
    });
  }

  /// In the order of the names, so that two merges cannot wait for each other.
  private Optional<String> refusal(EntityName alias, EntityName head) {
    if (alias.kind() != head.kind()) {
      return Optional.of(
          "Only names of one kind can be one; found "
              + alias.kind().wireName()
              + " and "
              + head.kind().wireName()
              + ".");
    }
    boolean aliasFirst = alias.compareTo(head) < 0;
    var first = aliases.standing(aliasFirst ? alias : head);
    var second = aliases.standing(aliasFirst ? head : alias);
    var ofAlias = aliasFirst ? first : second;
    var ofHead = aliasFirst ? second : first;
    return ofAlias
        .head()
        .map(it -> "'" + alias.value() + "' is an alias of '" + it.value() + "'; undo that first.")
        .or(() ->
            ofHead
                .head()
                .map(it ->
                    "'"
                        + head.value()
                        + "' is itself an alias of '"
                        + it.value()
                        + "'; merge into that."))
        .or(() ->
            ofAlias.isHead()
                ? Optional.of(
                    "'"
                        + alias.value()
                        + "' has aliases of its own; undo those, or merge the"
                        + " other way round.")
                : Optional.empty());
  }

  private Outcome keep(EntityName alias, EntityName head, String reason, Request request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var merge =
        new AliasMerge(
            ids.merge(), alias, head, reason, request.principal().user(), now, Optional.empty());
    aliases.add(merge);
    audit("entity.merged", merge.id(), reason, now, request);
    return new Outcome.Merged(merge);
  }

  /// Ends a merge; both names are what they were.
  public Outcome undo(MergeId id, Request request) {
    return transactions.together(() ->
        aliases
            .find(id, request.viewer())
            .map(it -> undo(it, request))
            .orElseGet(() -> new Outcome.NoSuchThing(id.value())));
  }

  private Outcome undo(AliasMerge merge, Request request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var undone = new AliasMerge.Undone(request.principal().user(), now);
    if (!aliases.undo(merge.id(), undone)) {
      return new Outcome.Conflict("The merge was undone already.");
    }
    audit("entity.merge-undone", merge.id(), merge.reason(), now, request);
    return new Outcome.Merged(merge.undone(undone.by(), undone.at()));
  }

  /// Names come from logs, so the entry leads to the merge rather than repeat them.
  private void audit(String action, MergeId id, String reason, Instant now, Request request) {
    auditLog.append(request.entry(now, action, id.value()).because(reason));
  }

  /// What became of the wish.
  public sealed interface Outcome {
    /// It stands as answered.
    record Merged(AliasMerge merge) implements Outcome {}

    record Conflict(String why) implements Outcome {}

    /// There is nothing of that name, or nothing the asker may see.
    record NoSuchThing(String name) implements Outcome {}
  }
}
