package com.socmate.application.port;

import com.socmate.domain.provider.SiemProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

public final class InMemorySiemProviders implements SiemProviders {
  private final Map<String, SiemProvider> providers = new TreeMap<>();
  private final Map<String, String> secrets = new TreeMap<>();

  @Override
  public synchronized List<SiemProvider> all() {
    return List.copyOf(providers.values());
  }

  @Override
  public synchronized Optional<SiemProvider> find(String name) {
    return Optional.ofNullable(providers.get(name));
  }

  @Override
  public synchronized void save(SiemProvider provider) {
    if (provider.standard()) {
      providers.replaceAll(
          (name, it) -> it.standard() && !name.equals(provider.name()) ? outdone(it) : it);
    }
    providers.put(provider.name(), provider);
  }

  private static SiemProvider outdone(SiemProvider it) {
    return new SiemProvider(
        it.name(),
        it.logsUrl(),
        it.managementUrl(),
        it.workspaceId(),
        it.resource(),
        it.credential(),
        false,
        it.createdAt(),
        it.version() + 1);
  }

  @Override
  public synchronized boolean remove(String name) {
    secrets.remove(name);
    return providers.remove(name) != null;
  }

  @Override
  public synchronized void keepSecret(String name, String secret) {
    secrets.put(name, secret);
  }

  @Override
  public synchronized Optional<String> secret(String name) {
    return Optional.ofNullable(secrets.get(name));
  }
}
