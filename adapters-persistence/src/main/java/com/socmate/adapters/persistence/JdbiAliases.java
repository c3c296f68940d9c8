package com.socmate.adapters.persistence;

import com.socmate.application.port.Aliases;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Viewer;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.graph.AliasMerge;
import com.socmate.domain.id.MergeId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jspecify.annotations.Nullable;

/// Merges in `alias_merge`; the one that holds is what `entity.alias_of` says.
public final class JdbiAliases implements Aliases {
  private static final String LOCK =
      "select id from entity where kind = :kind and value = :value for no key update";

  private static final String STANDING =
      """
      select h.kind, h.value, exists (select from entity a where a.alias_of = e.id) as is_head
      from entity e left join entity h on h.id = e.alias_of
      where e.kind = :kind and e.value = :value
      """;

  private static final String ADD =
      """
      with pair as (
        select a.id as alias, h.id as head from entity a, entity h
        where a.kind = :kind and a.value = :alias and h.kind = :kind and h.value = :head),
      points as (update entity e set alias_of = pair.head from pair where e.id = pair.alias)
      insert into alias_merge (id, alias, head, reason, author, at)
      select :id, alias, head, :reason, :by, :at from pair
      """;

  private static final String UNDO =
      """
      with ended as (
        update alias_merge set undone_by = :by, undone_at = :at
        where id = :id and undone_at is null returning alias)
      update entity e set alias_of = null from ended where e.id = ended.alias
      """;

  private static final String FROM =
      """
      from alias_merge m join entity a on a.id = m.alias join entity h on h.id = m.head
      where %s and %s
      """;

  private static final String COLUMNS =
      """
      select m.id, a.kind, a.value as alias, h.value as head, m.reason, m.author, m.at,
        m.undone_by, m.undone_at
      """;

  private final Handles handles;

  public JdbiAliases(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Standing standing(EntityName name) {
    Map<String, Object> values = Map.of("kind", name.kind().name(), "value", name.value());
    return handles.inTransaction(handle -> {
      handle.createQuery(LOCK).bindMap(values).mapTo(Long.class).list();
      return handle
          .createQuery(STANDING)
          .bindMap(values)
          .mapTo(StandingRow.class)
          .findFirst()
          .map(StandingRow::toDomain)
          .orElse(new Standing(Optional.empty(), false));
    });
  }

  @Override
  public void add(AliasMerge merge) {
    handles.with(handle ->
        handle
            .createUpdate(ADD)
            .bind("kind", merge.alias().kind().name())
            .bind("alias", merge.alias().value())
            .bind("head", merge.head().value())
            .bind("id", merge.id().value())
            .bind("reason", merge.reason())
            .bind("by", merge.by().value())
            .bind("at", merge.at())
            .execute());
  }

  @Override
  public Optional<AliasMerge> find(MergeId id, Viewer viewer) {
    return handles.with(
        handle -> query(handle, viewer, " and m.id = :id", Map.of("id", id.value())).findFirst());
  }

  private static ResultIterable<AliasMerge> query(
      Handle handle, Viewer viewer, String further, Map<String, ?> values) {
    return handle
        .createQuery(COLUMNS + from(viewer) + further)
        .bindMap(new Sight(viewer).values())
        .bindMap(values)
        .mapTo(Row.class)
        .map(Row::toDomain);
  }

  private static String from(Viewer viewer) {
    var sight = new Sight(viewer);
    return FROM.formatted(sight.ofEntity("a.id"), sight.ofEntity("h.id"));
  }

  @Override
  public boolean undo(MergeId id, AliasMerge.Undone undone) {
    return handles.with(handle ->
        handle
                .createUpdate(UNDO)
                .bind("id", id.value())
                .bind("by", undone.by().value())
                .bind("at", undone.at())
                .execute()
            == 1);
  }

  @Override
  public Slice<AliasMerge> list(Viewer viewer, Page page) {
    return handles.with(handle -> {
      long total =
          handle
              .createQuery("select count(*) " + from(viewer))
              .bindMap(new Sight(viewer).values())
              .mapTo(Long.class)
              .one();
      var values = new HashMap<String, Object>();
      values.put("limit", page.limit());
      values.put("offset", page.offset());
      var items =
          query(
              handle, viewer, " order by m.at desc, m.id desc limit :limit offset :offset", values);
      return new Slice<>(items.list(), total);
    });
  }

  /// What a name is an alias of, and whether it has any.
  record StandingRow(@Nullable String kind, @Nullable String value, boolean isHead) {
    Standing toDomain() {
      return new Standing(
          kind == null || value == null
              ? Optional.empty()
              : Optional.of(new EntityName(EntityKind.valueOf(kind), value)),
          isHead);
    }
  }

  /// A row of `alias_merge` with its names.
  record Row(
      String id,
      String kind,
      String alias,
      String head,
      String reason,
      String author,
      Instant at,
      @Nullable String undoneBy,
      @Nullable Instant undoneAt) {
    AliasMerge toDomain() {
      var of = EntityKind.valueOf(kind);
      return new AliasMerge(
          new MergeId(id),
          new EntityName(of, alias),
          new EntityName(of, head),
          reason,
          new UserId(author),
          at,
          undoneBy == null || undoneAt == null
              ? Optional.empty()
              : Optional.of(new AliasMerge.Undone(new UserId(undoneBy), undoneAt)));
    }
  }
}
