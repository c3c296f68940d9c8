package com.socmate.application.port;

import com.socmate.domain.provider.SiemProvider;
import java.util.List;
import java.util.Optional;

/// The providers that the administration added, and their secrets.
public interface SiemProviders {
  /// By name.
  List<SiemProvider> all();

  Optional<SiemProvider> find(String name);

  /// The one that is asked where nobody names any, if there is one.
  default Optional<SiemProvider> standard() {
    return all().stream().filter(SiemProvider::standard).findFirst();
  }

  /// Keeps one, new or changed. One that is the standard is so alone; another that was it before
  /// has a version more.
  void save(SiemProvider provider);

  /// Takes it out with its secret.
  ///
  /// @return false if there is none
  boolean remove(String name);

  void keepSecret(String name, String secret);

  Optional<String> secret(String name);
}
