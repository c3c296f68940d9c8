package com.socmate.apiserver;

import com.socmate.adapters.http.IncidentRoutes;
import com.socmate.adapters.http.Providers;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.SiemProviderRoutes;
import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.outbound.OutboundSettings;
import com.socmate.adapters.persistence.JdbiDirectory;
import com.socmate.adapters.persistence.JdbiFindings;
import com.socmate.adapters.persistence.JdbiIncidentMarks;
import com.socmate.adapters.persistence.JdbiIncidents;
import com.socmate.adapters.persistence.JdbiSiemProviders;
import com.socmate.adapters.sentinel.ConfiguredSiem;
import com.socmate.adapters.sentinel.SentinelSettings;
import com.socmate.application.incident.ChangeIncident;
import com.socmate.application.incident.EnrichIncident;
import com.socmate.application.incident.IncidentNews;
import com.socmate.application.incident.IncidentTrail;
import com.socmate.application.incident.InvestigateIncident;
import com.socmate.application.incident.OpenIncident;
import com.socmate.application.incident.ReadIncident;
import com.socmate.application.incident.SyncIncidents;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.Siem;
import com.socmate.application.port.Vault;
import com.socmate.application.provider.ChangeProviders;
import com.socmate.application.provider.TestProvider;
import com.socmate.application.session.StartInvestigation;
import java.util.List;

/// Providers of logs and incidents, and the incidents themselves.
final class SiemWiring {
  private static final int LARGEST_ANSWER = 160_000_000;

  private final Ground ground;
  private final JdbiSiemProviders providers;
  private final ConfiguredSiem siem;

  SiemWiring(Ground ground, Vault vault) {
    this.ground = ground;
    this.providers = new JdbiSiemProviders(ground.database(), vault);
    var config = ground.config();
    var outbound = config.outbound();
    this.siem =
        new ConfiguredSiem(
            SentinelSettings.of(
                config.workspaceUrl(), config.workspaceId(), config.plainHttpHost()),
            config.workspaceToken(),
            providers,
            config.workload(),
            timeout ->
                new CheckedOutbound(
                    new OutboundSettings(
                        outbound.loopback(), outbound.ports(), timeout, LARGEST_ANSWER)),
            ground.clock());
  }

  Siem siem() {
    return siem;
  }

  Providers named() {
    return new Providers(siem);
  }

  List<Routes> routes(StartInvestigation start) {
    var audit = ground.audit();
    var clock = ground.clock();
    return List.of(
        new SiemProviderRoutes(
            providers,
            siem,
            new ChangeProviders(providers, siem, audit, ground.transactions(), clock),
            new TestProvider(siem, audit, clock),
            sync(),
            new JdbiIncidentMarks(ground.database()),
            clock),
        incidents(start));
  }

  private SyncIncidents sync() {
    return new SyncIncidents(
        siem,
        new JdbiIncidents(ground.database()),
        new JdbiIncidentMarks(ground.database()),
        new IncidentNews(
            new JdbiDirectory(ground.database()),
            ground.notifications(),
            ground.ids(),
            ground.clock()),
        ground.transactions());
  }

  private IncidentRoutes incidents(StartInvestigation start) {
    var incidents = new JdbiIncidents(ground.database());
    var transactions = ground.transactions();
    var trail = new IncidentTrail(incidents, ground.audit(), ground.clock());
    return new IncidentRoutes(
        incidents,
        new IncidentRoutes.UseCases(
            new ReadIncident(siem, incidents, ground.sessions(), ground.clock()),
            new ChangeIncident(siem, incidents, trail, transactions),
            new EnrichIncident(
                siem,
                incidents,
                logs -> new CompilePlan(new IntentLibrary(logs)),
                trail,
                transactions),
            new InvestigateIncident(incidents, start, trail),
            new OpenIncident(
                siem, new JdbiFindings(ground.database()), incidents, trail, transactions)),
        named());
  }
}
