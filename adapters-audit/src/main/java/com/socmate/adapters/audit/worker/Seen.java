package com.socmate.adapters.audit.worker;

import com.socmate.domain.audit.observed.Dns;
import com.socmate.domain.audit.observed.Site;
import com.socmate.domain.audit.observed.Tls;
import java.util.List;

/// What a worker tells.
///
/// @param reached what it reached that it must not; empty where the room holds
public record Seen(Site site, Tls tls, Dns dns, List<String> reached, int connections) {
  public Seen {
    reached = List.copyOf(reached);
  }
}
