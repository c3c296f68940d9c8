package com.socmate.application.port;

import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditFinding;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.CheckResult;
import com.socmate.domain.audit.FindingTriage;
import com.socmate.domain.audit.KnownFinding;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.run.Run;
import com.socmate.domain.workspace.DomainName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

public final class InMemoryAudits implements Audits {
  private static final int AVERAGED = 50;
  private static final Comparator<Audit> NEWEST_FIRST =
      Comparator.comparing(Audit::createdAt).thenComparing(Audit::id).reversed();

  private final InMemoryWorld world;

  InMemoryAudits(InMemoryWorld world) {
    this.world = world;
  }

  record Matter(WorkspaceId workspace, Fingerprint fingerprint) {}

  /// The latest finding of a matter.
  record Sight(AuditFinding last, Instant firstSeen, AuditType reach) {}

  @Override
  public Optional<Listed> find(WorkspaceId workspace, AuditId id) {
    return world.alone(
        () -> find(id).filter(it -> it.workspace().equals(workspace)).map(this::listed));
  }

  @Override
  public Optional<Audit> find(AuditId id) {
    return world.alone(() -> Optional.ofNullable(world.kept().audits.get(id)));
  }

  @Override
  public Slice<Listed> list(WorkspaceId workspace, Filter filter, Page page) {
    return world.alone(() -> {
      var all = all(workspace).filter(it -> isWanted(filter, it)).toList();
      return page.of(all);
    });
  }

  private Stream<Listed> all(WorkspaceId workspace) {
    return world.kept().audits.values().stream()
        .filter(it -> it.workspace().equals(workspace))
        .sorted(NEWEST_FIRST)
        .map(this::listed);
  }

  private static boolean isWanted(Filter filter, Listed listed) {
    return filter.type().filter(it -> it != listed.audit().order().type()).isEmpty()
        && filter.status().filter(it -> it != status(listed.run())).isEmpty();
  }

  private static Status status(Run run) {
    return switch (run) {
      case Run.Queued _ -> Status.QUEUED;
      case Run.Running _ -> Status.RUNNING;
      case Run.Completed _ -> Status.COMPLETED;
      case Run.Failed _ -> Status.FAILED;
      case Run.Cancelled _, Run.Skipped _, Run.Missed _ -> Status.CANCELLED;
    };
  }

  private Listed listed(Audit audit) {
    var run = world.runs().ofSession(audit.id().session()).orElseThrow();
    return new Listed(
        audit, run, run instanceof Run.Completed ? Optional.of(standing(audit)) : Optional.empty());
  }

  private Standing standing(Audit audit) {
    var counts = new EnumMap<Severity, Integer>(Severity.class);
    findings(audit.id()).stream()
        .filter(it -> it.finding().state().isOpen() && !it.hidden())
        .forEach(it -> counts.merge(it.finding().defect().severity(), 1, Integer::sum));
    return new Standing(counts);
  }

  @Override
  public Summary summary(WorkspaceId workspace) {
    return world.alone(() -> {
      var audits = all(workspace).toList();
      var average =
          audits.stream()
              .flatMap(it -> it.standing().stream())
              .limit(AVERAGED)
              .mapToInt(it -> it.score().points())
              .average();
      return new Summary(
          audits.size(),
          audits.stream().findFirst().map(it -> it.audit().createdAt()),
          average.isPresent()
              ? OptionalInt.of((int) Math.round(average.getAsDouble()))
              : OptionalInt.empty());
    });
  }

  @Override
  public List<KnownFinding> known(WorkspaceId workspace, DomainName target) {
    return world.alone(() ->
        world.kept().auditMatters.entrySet().stream()
            .filter(it -> it.getKey().workspace().equals(workspace))
            .map(Map.Entry::getValue)
            .filter(it -> it.last().target().host().equals(target.value()))
            .map(InMemoryAudits::known)
            .toList());
  }

  private static KnownFinding known(Sight sight) {
    var last = sight.last();
    return new KnownFinding(last.check().id(), last.fingerprint(), last.state(), sight.reach());
  }

  @Override
  public void keep(AuditId id, List<Looked> targets, Instant at) {
    world.alone(() -> {
      var audit = find(id).orElseThrow();
      var workspace = audit.workspace();
      var all = new ArrayList<AuditFinding>();
      for (var looked : targets) {
        looked
            .outcome()
            .findings()
            .forEach(it -> {
              all.add(it);
              see(new Matter(workspace, it.fingerprint()), it, audit.order().type(), at);
            });
      }
      for (var looked : targets) {
        looked.outcome().fixed().forEach(it -> fix(new Matter(workspace, it)).ifPresent(all::add));
      }
      world.kept().looked.put(id, List.copyOf(targets));
      world.kept().auditFindings.put(id, List.copyOf(all));
    });
  }

  private void see(Matter matter, AuditFinding finding, AuditType type, Instant at) {
    world
        .kept()
        .auditMatters
        .merge(
            matter,
            new Sight(finding, at, finding.defect().reach()),
            (before, now) ->
                new Sight(
                    now.last(),
                    before.firstSeen(),
                    type.reaches(before.reach()) ? now.reach() : before.reach()));
  }

  private Optional<AuditFinding> fix(Matter matter) {
    return Optional.ofNullable(world.kept().auditMatters.get(matter))
        .map(sight -> {
          var fixed = sight.last().fixed(Fixtures.IDS.finding());
          world.kept().auditMatters.put(matter, new Sight(fixed, sight.firstSeen(), sight.reach()));
          return fixed;
        });
  }

  @Override
  public List<Covered> coverage(AuditId id) {
    return world.alone(() ->
        world.kept().looked.getOrDefault(id, List.of()).stream()
            .map(InMemoryAudits::covered)
            .toList());
  }

  private static Covered covered(Looked looked) {
    return new Covered(
        looked.target(),
        looked.outcome().coverage().stream().map(InMemoryAudits::checked).toList(),
        looked.room(),
        looked.observatory(),
        looked.limited(),
        looked.crawl());
  }

  private static Checked checked(CheckResult result) {
    var reason =
        switch (result.verdict()) {
          case Verdict.NotApplicable(String why) -> why;
          case Verdict.NotTested(String why) -> why;
          case Verdict.Pass _, Verdict.Fail _ -> "";
        };
    return new Checked(result.check().id(), result.verdict().wireName(), reason);
  }

  @Override
  public List<Found> findings(AuditId id) {
    return world.alone(() ->
        world.kept().auditFindings.getOrDefault(id, List.of()).stream()
            .map(it -> found(id, it))
            .toList());
  }

  private Found found(AuditId id, AuditFinding finding) {
    var matter = matter(id, finding);
    var triage = Optional.ofNullable(world.kept().auditTriage.get(matter));
    return new Found(
        finding,
        Objects.requireNonNull(world.kept().auditMatters.get(matter)).firstSeen(),
        triage,
        triage.filter(it -> it.hides(world.now())).isPresent());
  }

  private Matter matter(AuditId id, AuditFinding finding) {
    return new Matter(find(id).orElseThrow().workspace(), finding.fingerprint());
  }

  @Override
  public Optional<Found> triage(
      AuditId id, FindingId finding, UnaryOperator<Optional<FindingTriage>> change) {
    return world.alone(() ->
        world.kept().auditFindings.getOrDefault(id, List.of()).stream()
            .filter(it -> it.id().equals(finding))
            .findFirst()
            .map(it -> {
              var matter = matter(id, it);
              change
                  .apply(Optional.ofNullable(world.kept().auditTriage.get(matter)))
                  .ifPresentOrElse(
                      triage -> world.kept().auditTriage.put(matter, triage),
                      () -> world.kept().auditTriage.remove(matter));
              return found(id, it);
            }));
  }
}
