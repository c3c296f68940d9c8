package com.socmate.application.port;

import com.socmate.domain.provider.SiemProvider;
import java.util.List;
import java.util.Optional;

/// The providers of logs and incidents, ready to be asked. Names that nobody configured lead
/// nowhere.
public interface Siem {
  /// The names of all, the built-in one among them.
  List<String> names();

  /// The one that is asked where nobody names any.
  String standard();

  Optional<LogWorkspace> logs(String provider);

  /// Empty also for one whose incidents are not wanted.
  Optional<SiemIncidents> incidents(String provider);

  /// What it knows of single entities; empty where it has no incidents.
  Optional<SiemEntities> entities(String provider);

  /// What is wrong with the addresses of a provider by themselves; empty if nothing is.
  Optional<Objection> objection(SiemProvider provider);

  /// @param member which of its addresses
  record Objection(String member, String why) {}
}
