package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.audit.Suggestion;
import com.socmate.domain.audit.Topic;
import com.socmate.domain.workspace.DomainName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a model made of a brief, as its column holds it.
///
/// @param brief what it was made of; a process of before may have changed the brief and left this
/// @param text the words that are unclear, or why nothing of it is used
record SuggestionRow(
    String brief,
    String kind,
    String model,
    @Nullable String text,
    @Nullable NarrowerRow narrower) {
  private static final String NARROWER = "narrower";
  private static final String DOUBT = "doubt";
  private static final String UNUSED = "unused";

  static String write(String brief, Suggestion suggestion) {
    return Json.write(
        switch (suggestion) {
          case Suggestion.Narrower it ->
              new SuggestionRow(brief, NARROWER, it.model(), null, NarrowerRow.of(it));
          case Suggestion.Doubt(var model, var words) ->
              new SuggestionRow(brief, DOUBT, model, words, null);
          case Suggestion.Unused(var model, var why) ->
              new SuggestionRow(brief, UNUSED, model, why, null);
        });
  }

  /// Empty if it is about another brief.
  static Optional<Suggestion> read(String brief, String json) {
    return Optional.of(Json.read(json, new TypeReference<SuggestionRow>() {}))
        .filter(it -> it.brief.equals(brief))
        .map(SuggestionRow::toDomain);
  }

  /// What this version does not know is not followed; the rules' plan is always there.
  private Suggestion toDomain() {
    try {
      if (kind.equals(NARROWER) && narrower != null) {
        return narrower.toDomain(model);
      }
      if (kind.equals(DOUBT) && text != null) {
        return new Suggestion.Doubt(model, text);
      }
      if (kind.equals(UNUSED) && text != null) {
        return new Suggestion.Unused(model, text);
      }
    } catch (IllegalArgumentException _) {
      return unknown();
    }
    return unknown();
  }

  private Suggestion unknown() {
    return new Suggestion.Unused(model, "what it suggested is not known here");
  }

  record NarrowerRow(
      String promptHash,
      List<String> targets,
      List<String> topics,
      List<String> besides,
      List<String> within,
      List<String> without,
      boolean looksOnly,
      @Nullable Integer pages,
      @Nullable Integer requests,
      @Nullable Integer minutes) {
    static NarrowerRow of(Suggestion.Narrower it) {
      return new NarrowerRow(
          it.promptHash(),
          it.targets().stream().map(DomainName::value).sorted().toList(),
          names(it.topics()),
          names(it.besides()),
          List.copyOf(it.within()),
          List.copyOf(it.without()),
          it.looksOnly(),
          value(it.pages()),
          value(it.requests()),
          value(it.minutes()));
    }

    Suggestion.Narrower toDomain(String model) {
      return new Suggestion.Narrower(
          model,
          promptHash,
          targets.stream().map(DomainName::new).collect(Collectors.toSet()),
          topics(topics),
          topics(besides),
          Set.copyOf(within),
          Set.copyOf(without),
          looksOnly,
          number(pages),
          number(requests),
          number(minutes));
    }

    private static List<String> names(Collection<Topic> topics) {
      return topics.stream().map(Topic::name).sorted().toList();
    }

    private static Set<Topic> topics(List<String> names) {
      return names.stream().map(Topic::valueOf).collect(Collectors.toSet());
    }

    private static @Nullable Integer value(OptionalInt number) {
      return number.isPresent() ? number.getAsInt() : null;
    }

    private static OptionalInt number(@Nullable Integer value) {
      return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
  }
}
