package com.socmate.worker;

import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.outbound.OutboundSettings;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiDirectory;
import com.socmate.adapters.persistence.JdbiIncidentMarks;
import com.socmate.adapters.persistence.JdbiIncidents;
import com.socmate.adapters.persistence.JdbiNotifications;
import com.socmate.adapters.persistence.JdbiSiemProviders;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.adapters.persistence.JdbiVault;
import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.sentinel.ConfiguredSiem;
import com.socmate.adapters.sentinel.SentinelSettings;
import com.socmate.application.incident.IncidentNews;
import com.socmate.application.incident.SyncIncidents;
import com.socmate.application.incident.SyncIncidents.Synced;
import com.socmate.application.port.Siem;
import com.socmate.domain.id.IdGenerator;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Providers of logs and incidents, and the reading of incidents.
final class SiemWiring {
  private static final Logger LOG = LoggerFactory.getLogger(SiemWiring.class);
  private static final int LARGEST_ANSWER = 160_000_000;

  private SiemWiring() {}

  static Siem siem(WorkerConfig config, Database database, InstantSource clock) {
    var outbound = config.models().outbound();
    return new ConfiguredSiem(
        SentinelSettings.of(config.workspaceUrl(), config.workspaceId(), config.plainHttpHost()),
        config.workspaceToken(),
        new JdbiSiemProviders(
            database, new JdbiVault(database, new EnvelopeSecrets(config.models().keys()))),
        config.workload(),
        timeout ->
            new CheckedOutbound(
                new OutboundSettings(
                    outbound.loopback(), outbound.ports(), timeout, LARGEST_ANSWER)),
        clock);
  }

  static Runnable sync(Siem siem, Database database, IdGenerator ids, InstantSource clock) {
    var sync =
        new SyncIncidents(
            siem,
            new JdbiIncidents(database),
            new JdbiIncidentMarks(database),
            new IncidentNews(
                new JdbiDirectory(database), new JdbiNotifications(database), ids, clock),
            new JdbiTransactions(database));
    return () -> sync.sync().forEach(SiemWiring::tell);
  }

  private static void tell(Synced synced) {
    switch (synced) {
      case Synced.Done(var provider, int read) ->
          LOG.debug("Read {} incidents of {}.", read, provider);
      case Synced.Failed(var provider, var why) ->
          LOG.warn("The incidents of {} could not be read: {}", provider, why);
      case Synced.Busy(var provider) ->
          LOG.debug("Another worker reads the incidents of {}.", provider);
    }
  }
}
