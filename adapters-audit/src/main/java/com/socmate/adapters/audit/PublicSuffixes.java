package com.socmate.adapters.audit;

import com.socmate.domain.audit.observatory.RegistrableDomains;
import crawlercommons.domains.EffectiveTldFinder;
import java.util.Optional;

/// Registrable domains by the public suffix list that comes with crawler-commons.
public final class PublicSuffixes implements RegistrableDomains {
  @Override
  public Optional<String> of(String host) {
    if (host.isEmpty() || !Character.isLetter(host.charAt(host.length() - 1))) {
      return Optional.empty();
    }
    return Optional.ofNullable(EffectiveTldFinder.getAssignedDomain(host, true, false));
  }
}
