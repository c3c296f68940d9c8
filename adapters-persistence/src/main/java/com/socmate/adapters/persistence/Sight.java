package com.socmate.adapters.persistence;

import com.socmate.application.port.Viewer;
import java.util.HashMap;
import java.util.Map;

/// What a viewer may read of the graph, as SQL: what a session shows is seen by whoever sees the
/// session, and a name that was merged goes by its head where the head is seen as well.
final class Sight {
  /// Whether session `s` is seen.
  private static final String SESSION = "s.deleted_at is null";

  private static final String OWN_OR_TEAM =
      SESSION + " and (s.owner = :viewer or s.visibility = 'TEAM')";

  private final Viewer viewer;

  Sight(Viewer viewer) {
    this.viewer = viewer;
  }

  String ofSession() {
    return viewer.seesAll() ? SESSION : OWN_OR_TEAM;
  }

  /// Whether the entity of that id is seen.
  String ofEntity(String id) {
    return "exists (select from mention v join session s on s.id = v.session_id where v.entity = "
        + id
        + " and "
        + ofSession()
        + ")";
  }

  /// The id that the entity `e` is shown under.
  String head() {
    return "case when e.alias_of is not null and "
        + ofEntity("e.alias_of")
        + " then e.alias_of else e.id end";
  }

  Map<String, Object> values() {
    var values = new HashMap<String, Object>();
    if (!viewer.seesAll()) {
      values.put("viewer", viewer.user().value());
    }
    return values;
  }
}
