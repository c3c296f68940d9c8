package com.socmate.worker;

import com.socmate.adapters.audit.NameServers;
import com.socmate.adapters.audit.PublicSuffixes;
import com.socmate.adapters.audit.RetireData;
import com.socmate.adapters.audit.sandbox.LeftRooms;
import com.socmate.adapters.audit.sandbox.RoomSandbox;
import com.socmate.adapters.audit.sandbox.SandboxSettings;
import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.outbound.SystemTextRecords;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiAudits;
import com.socmate.adapters.persistence.JdbiHostPaces;
import com.socmate.adapters.persistence.JdbiNotifications;
import com.socmate.adapters.persistence.JdbiRunQueue;
import com.socmate.adapters.persistence.JdbiRuns;
import com.socmate.adapters.persistence.JdbiSessions;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.adapters.persistence.JdbiWorkspaces;
import com.socmate.application.audit.AuditNews;
import com.socmate.application.audit.Chronicle;
import com.socmate.application.audit.ExecuteAudit;
import com.socmate.application.audit.FinishAudit;
import com.socmate.application.audit.VerifyTarget;
import com.socmate.application.port.AuditSandbox;
import com.socmate.application.port.RunQueue;
import com.socmate.application.run.FinishRun;
import com.socmate.application.run.Insistence;
import com.socmate.domain.audit.check.DeepAudit;
import com.socmate.domain.audit.library.KnownLibraries;
import com.socmate.domain.id.IdGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Audits: what a worker needs to carry them out.
final class AuditWiring {
  private static final Logger LOG = LoggerFactory.getLogger(AuditWiring.class);

  private final WorkerConfig config;
  private final Database database;
  private final IdGenerator ids;
  private final InstantSource time;

  AuditWiring(WorkerConfig config, Database database, IdGenerator ids, InstantSource time) {
    this.config = config;
    this.database = database;
    this.ids = ids;
    this.time = time;
  }

  /// Audits go to their own executor, everything else to the other.
  RunExecutor beside(RunExecutor investigations, FinishRun finish, Insistence insistence) {
    var sandbox = sandbox();
    int left = new LeftRooms(time).sweep();
    if (left > 0) {
      LOG.info("{} folders that killed workers left were taken away.", left);
    }
    if (config.share() != RunQueue.Share.INVESTIGATIONS) {
      tellWhatRoomsHold(sandbox);
    }
    var execute = execute(sandbox, finish, insistence);
    return (claim, stopRequested) -> {
      if (claim.lane().isOfWorkspace()) {
        report(claim, execute.execute(claim, stopRequested));
      } else {
        investigations.execute(claim, stopRequested);
      }
    };
  }

  private AuditSandbox sandbox() {
    var paces = new JdbiHostPaces(database);
    return config
        .rooms()
        .image()
        .map(image -> RoomSandbox.ofContainers(settings(), image, paces, time))
        .orElseGet(() -> RoomSandbox.ofBubblewrap(settings(), paces, time));
  }

  private ExecuteAudit execute(AuditSandbox sandbox, FinishRun finish, Insistence insistence) {
    var audits = new JdbiAudits(database, ids);
    var events = new JdbiSessions(database);
    var domains = new PublicSuffixes();
    return new ExecuteAudit(
        audits,
        events,
        verify(),
        sandbox,
        config.rooms().atLeast(),
        new DeepAudit(
            domains, config.audits().libraries().map(this::libraries).orElse(KnownLibraries.NONE)),
        domains,
        new FinishAudit(
            new JdbiRunQueue(database),
            new JdbiRuns(database),
            audits,
            events,
            new JdbiNotifications(database),
            new AuditNews(ids),
            finish,
            new JdbiTransactions(database),
            time),
        ids,
        time,
        insistence);
  }

  private VerifyTarget verify() {
    return new VerifyTarget(
        new JdbiWorkspaces(database),
        new SystemTextRecords(config.audits().nameServer()),
        new CheckedOutbound(config.models().outbound()),
        new JdbiTransactions(database),
        time,
        new SecureRandom(),
        new Chronicle(new JdbiAuditLog(database), time));
  }

  private SandboxSettings settings() {
    return new SandboxSettings(
        SandboxSettings.PROGRAMS,
        config.audits().nameServer().or(NameServers::ofSystem),
        NameServers.ROOT_ANCHORS,
        List.of(),
        Map.of(),
        config.models().outbound().loopback(),
        config.audits().perSecond(),
        config.rooms().mailPort());
  }

  private KnownLibraries libraries(Path file) {
    try {
      return RetireData.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("SOCMATE_AUDIT_LIBRARIES cannot be read: " + file, e);
    }
  }

  /// By really making one; the worker does its other work meanwhile and afterwards.
  private static void tellWhatRoomsHold(AuditSandbox sandbox) {
    Thread.ofPlatform()
        .name("audit-probe")
        .daemon()
        .start(() -> {
          var found = sandbox.probe();
          if (found.level() == AuditSandbox.Level.NONE) {
            LOG.warn("This worker cannot carry out audits: {}", found.detail());
          } else {
            LOG.info("Rooms for audits hold here: {}. {}", found.level(), found.detail());
          }
        });
  }

  private static void report(RunQueue.Claim claim, ExecuteAudit.Ended ended) {
    switch (ended) {
      case ExecuteAudit.Ended.Recorded _ -> LOG.info("{} ended.", claim.run().id());
      case ExecuteAudit.Ended.Dropped _ ->
          LOG.info("{} belongs to another worker by now.", claim.run().id());
      case ExecuteAudit.Ended.Crashed(var cause) ->
          LOG.error("{} ended unexpectedly.", claim.run().id(), cause);
    }
  }
}
