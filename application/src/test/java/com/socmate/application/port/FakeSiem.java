package com.socmate.application.port;

import com.socmate.domain.provider.SiemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A built-in provider and those that were added, all over the same logs and incidents.
public final class FakeSiem implements Siem {
  private final SiemProviders providers;
  private final LogWorkspace logs;
  private final FakeSiemIncidents incidents;
  private final SiemEntities entities;

  public FakeSiem(SiemProviders providers, LogWorkspace logs, FakeSiemIncidents incidents) {
    this(providers, logs, incidents, new FakeSiemEntities());
  }

  public FakeSiem(
      SiemProviders providers,
      LogWorkspace logs,
      FakeSiemIncidents incidents,
      SiemEntities entities) {
    this.providers = providers;
    this.logs = logs;
    this.incidents = incidents;
    this.entities = entities;
  }

  @Override
  public List<String> names() {
    var names = new ArrayList<>(List.of(SiemProvider.BUILT_IN));
    providers.all().forEach(it -> names.add(it.name()));
    return names;
  }

  @Override
  public String standard() {
    return providers.standard().map(SiemProvider::name).orElse(SiemProvider.BUILT_IN);
  }

  @Override
  public Optional<LogWorkspace> logs(String provider) {
    return Optional.of(logs).filter(_ -> names().contains(provider));
  }

  @Override
  public Optional<SiemIncidents> incidents(String provider) {
    boolean there =
        provider.equals(SiemProvider.BUILT_IN)
            || providers.find(provider).filter(SiemProvider::hasIncidents).isPresent();
    return Optional.<SiemIncidents>of(incidents).filter(_ -> there);
  }

  @Override
  public Optional<SiemEntities> entities(String provider) {
    return incidents(provider).map(_ -> entities);
  }

  @Override
  public Optional<Objection> objection(SiemProvider provider) {
    return provider.logsUrl().startsWith("https://")
        ? Optional.empty()
        : Optional.of(new Objection("logs_url", "must be an https address"));
  }
}
