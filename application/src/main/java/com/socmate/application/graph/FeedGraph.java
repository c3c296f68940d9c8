package com.socmate.application.graph;

import com.socmate.application.port.Graph;
import com.socmate.application.port.UnreadEvidence;
import com.socmate.domain.graph.Shown;

/// Brings what ended runs have shown into the graph. Doing it twice does no harm.
public final class FeedGraph {
  private static final int BATCH = 20;

  private final UnreadEvidence unread;
  private final Graph graph;

  public FeedGraph(UnreadEvidence unread, Graph graph) {
    this.unread = unread;
    this.graph = graph;
  }

  public void feed() {
    int read;
    do {
      read = unread.read(BATCH, (session, evidence) -> graph.keep(session, Shown.by(evidence)));
    } while (read == BATCH);
  }
}
