package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.graph.MergeEntities;
import com.socmate.application.port.Aliases;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.id.MergeId;
import com.socmate.domain.identity.Scope;
import java.util.List;
import java.util.Optional;

/// Names that are one thing: merged, listed and undone.
public final class MergeRoutes implements Routes {
  private static final String PATH = GraphRoutes.PATH + "/merges";
  private static final int LONGEST = 2_000;

  private final MergeEntities merge;
  private final Aliases aliases;

  public MergeRoutes(MergeEntities merge, Aliases aliases) {
    this.merge = merge;
    this.aliases = aliases;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(PATH, this::merge).needs(Scope.INVESTIGATIONS_WRITE),
        Route.get(PATH, this::list).needs(Scope.GRAPH_READ),
        Route.get(PATH + "/{id}", this::get).needs(Scope.GRAPH_READ),
        Route.post(PATH + "/{id}/undo", this::undo).needs(Scope.INVESTIGATIONS_WRITE));
  }

  private Answer merge(Call call) {
    var body = call.body(List.of("kind", "alias", "into", "reason"));
    body.require("kind", "alias", "into");
    var kind = body.oneOf("kind", EntityKind.class);
    var alias = body.text("alias", 1, LONGEST);
    var into = body.text("into", 1, LONGEST);
    var reason = body.text("reason", 0, FindingRoutes.LONGEST_WORDS).orElse("");
    var names = kind.flatMap(it -> alias.flatMap(text -> EntityName.of(it, text)));
    var heads = kind.flatMap(it -> into.flatMap(text -> EntityName.of(it, text)));
    refuseIfNone(body, "alias", alias, names);
    refuseIfNone(body, "into", into, heads);
    if (names.isPresent() && names.equals(heads)) {
      body.refuse("into", "is the same thing as alias already", "value_error.same");
    }
    body.orRefuse();
    return merged(merge.merge(names.orElseThrow(), heads.orElseThrow(), reason, call.request()));
  }

  private static void refuseIfNone(
      Members body, String member, Optional<String> text, Optional<EntityName> name) {
    if (text.isPresent() && name.isEmpty()) {
      body.refuse(member, "names nothing of that kind", "value_error.entity");
    }
  }

  private static Answer merged(MergeEntities.Outcome outcome) {
    return switch (outcome) {
      case MergeEntities.Outcome.Merged(var it) ->
          Answer.created(MergeJson.from(it), PATH + "/" + it.id());
      case MergeEntities.Outcome.Conflict(var why) -> throw Refused.conflict(why);
      case MergeEntities.Outcome.NoSuchThing _ -> throw Refused.notFound("entity");
    };
  }

  private Answer list(Call call) {
    var page = call.parameters("limit", "offset").page();
    var found = aliases.list(call.viewer(), page);
    var items = found.items().stream().map(MergeJson::from).toList();
    return Answer.ok(ListJson.of("merges", items, found.total(), page));
  }

  private Answer get(Call call) {
    call.parameters();
    return aliases
        .find(id(call), call.viewer())
        .map(it -> Answer.ok(MergeJson.from(it)))
        .orElseThrow(() -> Refused.notFound("merge"));
  }

  private Answer undo(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return switch (merge.undo(id(call), call.request())) {
      case MergeEntities.Outcome.Merged(var it) -> Answer.ok(MergeJson.from(it));
      case MergeEntities.Outcome.Conflict(var why) -> throw Refused.conflict(why);
      case MergeEntities.Outcome.NoSuchThing _ -> throw Refused.notFound("merge");
    };
  }

  private static MergeId id(Call call) {
    return call.id("id", "merge", MergeId::new);
  }
}
