package com.socmate.adapters.persistence;

import com.socmate.application.port.Incidents;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.incident.Enrichment;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.incident.LocalNotes;
import com.socmate.domain.incident.ReportedIncident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Incidents in `incident` and the tables beside it.
public final class JdbiIncidents implements Incidents {
  private final Handles handles;

  public JdbiIncidents(Database database) {
    this.handles = database.handles();
  }

  @Override
  public List<Incident> keep(String provider, List<ReportedIncident> reported) {
    if (reported.isEmpty()) {
      return List.of();
    }
    return with(sql -> {
      sql.alone();
      var unknown = new ArrayList<Incident>();
      for (var it : reported) {
        var row =
            new HashMap<String, @Nullable Object>(Records.values(IncidentRow.Reported.of(it)));
        row.put("provider", provider);
        if (sql.insert(row) == 1) {
          unknown.add(sql.findRemote(provider, it.remoteId()).orElseThrow().toDomain());
        } else {
          sql.update(row);
        }
      }
      return unknown;
    });
  }

  @Override
  public Optional<Incident> find(long number) {
    return with(sql -> sql.find(number).map(IncidentRow::toDomain));
  }

  @Override
  public Optional<Incident> find(String provider, String remoteId) {
    return with(sql -> sql.findRemote(provider, remoteId).map(IncidentRow::toDomain));
  }

  @Override
  public Slice<Incident> list(Filter filter, Page page) {
    return handles.with(handle -> IncidentList.read(handle, filter, page));
  }

  @Override
  public Changed note(long number, LocalNotes local, OptionalLong version) {
    return with(sql -> {
      var before = sql.lock(number);
      if (before.isEmpty()) {
        return new Changed.NotThere();
      }
      if (version.isPresent() && before.get().version() != version.getAsLong()) {
        return new Changed.Newer(before.get().toDomain());
      }
      sql.note(Records.values(NoteRow.of(number, local)));
      return new Changed.Kept(sql.find(number).orElseThrow().toDomain());
    });
  }

  private record NoteRow(long number, String notes, List<String> tags, @Nullable String assignee) {
    static NoteRow of(long number, LocalNotes local) {
      return new NoteRow(number, local.notes(), local.tags(), local.assignee().orElse(null));
    }
  }

  @Override
  public void keepDetails(long number, IncidentDetails details) {
    run(sql -> sql.keepDetails(number, IncidentDetailsJson.write(details)));
  }

  @Override
  public Optional<KeptDetails> details(long number) {
    return with(sql ->
        sql.details(number)
            .map(it -> new KeptDetails(IncidentDetailsJson.read(it.json()), it.at())));
  }

  @Override
  public void keepEnrichment(long number, Enrichment enrichment) {
    run(sql -> sql.keepEnrichment(number, EnrichmentJson.write(enrichment)));
  }

  @Override
  public Optional<KeptEnrichment> enrichment(long number) {
    return with(sql ->
        sql.enrichment(number)
            .map(it -> new KeptEnrichment(EnrichmentJson.read(it.json()), it.at())));
  }

  @Override
  public void keepSubjects(long number, List<String> subjects) {
    run(sql -> {
      sql.forgetSubjects(number);
      sql.addSubjects(Records.values(new SubjectsRow(number, subjects)));
    });
  }

  private record SubjectsRow(long number, List<String> subjects) {}

  @Override
  public List<Incident> naming(List<String> subjects, long but, int most) {
    return with(sql ->
        sql.naming(Records.values(new NamingRow(subjects, but, most))).stream()
            .map(IncidentRow::toDomain)
            .toList());
  }

  private record NamingRow(List<String> subjects, long but, int most) {}

  @Override
  public void happened(long number, Happening it) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("number", number);
    row.put("at", it.at());
    row.put("what", it.what());
    row.put("words", it.words());
    row.put("by", it.by().map(UserId::value).orElse(null));
    row.put("sessionId", it.session().map(SessionId::value).orElse(null));
    run(sql -> sql.happened(row));
  }

  @Override
  public List<Happening> happenings(long number) {
    return with(sql -> sql.happenings(number).stream().map(JdbiIncidents::happening).toList());
  }

  private static Happening happening(IncidentSql.HappeningRow row) {
    Instant at = row.at();
    return new Happening(
        at,
        row.what(),
        row.words(),
        Optional.ofNullable(row.by()).map(UserId::new),
        Optional.ofNullable(row.sessionId()).map(SessionId::new));
  }

  private void run(Consumer<IncidentSql> work) {
    with(sql -> {
      work.accept(sql);
      return true;
    });
  }

  private <T> T with(Function<IncidentSql, T> work) {
    return handles.inTransaction(handle -> work.apply(handle.attach(IncidentSql.class)));
  }
}
