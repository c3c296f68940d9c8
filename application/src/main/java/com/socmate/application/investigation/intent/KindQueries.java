package com.socmate.application.investigation.intent;

/// The KQL that measures a kind of event.
interface KindQueries {
  void addTo(Draft draft);
}
