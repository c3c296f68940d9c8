package com.socmate.application.port;

import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.search.SearchFilters;
import com.socmate.domain.search.SearchQuery;
import com.socmate.domain.search.SearchQuery.Term;
import com.socmate.domain.search.SearchType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads everything for each search; what matters in a few lines.
public final class InMemorySearch implements Search {
  private final InMemoryWorld world;

  public InMemorySearch(InMemoryWorld world) {
    this.world = world;
  }

  private record Document(
      Hit hit, String title, String body, Optional<Persona> persona, Optional<Outcome> outcome) {}

  @Override
  public Found search(SearchQuery query, Viewer viewer, Page page) {
    return world.alone(() -> {
      var typed = found(query, viewer, InMemorySearch::begins);
      boolean fuzzy = typed.isEmpty() && !query.terms().isEmpty();
      var all = fuzzy ? found(query, viewer, Trigrams::alike) : typed;
      return new Found(
          all.stream().skip(page.offset()).limit(page.limit()).toList(), all.size(), true, fuzzy);
    });
  }

  private static boolean begins(String word, String typed) {
    return word.startsWith(typed);
  }

  private List<Hit> found(SearchQuery query, Viewer viewer, BiPredicate<String, String> matches) {
    return documents(viewer)
        .filter(it -> isWanted(query.filters(), it))
        .filter(it ->
            query.terms().stream()
                .allMatch(term -> holds(it.title() + "\n" + it.body(), term, matches)))
        .map(it -> marked(it, query, matches))
        .sorted(
            Comparator.comparingDouble(Hit::score)
                .thenComparing(Hit::at)
                .thenComparing(Hit::id)
                .reversed())
        .toList();
  }

  private static boolean isWanted(SearchFilters filters, Document it) {
    return filters.takes(it.hit().type())
        && within(filters.severities(), it.hit().severity())
        && within(filters.personas(), it.persona())
        && within(filters.outcomes(), it.outcome())
        && filters
            .schedule()
            .map(wanted -> it.hit().schedule().equals(Optional.of(wanted)))
            .orElse(true)
        && filters.after().map(after -> !it.hit().at().isBefore(after)).orElse(true)
        && filters.before().map(before -> it.hit().at().isBefore(before)).orElse(true);
  }

  private static <T> boolean within(Set<T> wanted, Optional<T> is) {
    return wanted.isEmpty() || is.filter(wanted::contains).isPresent();
  }

  private static boolean holds(String text, Term term, BiPredicate<String, String> matches) {
    var typed = term.text().toLowerCase(Locale.ROOT);
    boolean holds =
        (term.isPhrase() || typed.contains(" "))
            ? text.toLowerCase(Locale.ROOT).contains(typed)
            : words(text).anyMatch(it -> matches.test(it, typed));
    return holds != term.isExcluded();
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}@._-]+"));
  }

  private static Hit marked(Document it, SearchQuery query, BiPredicate<String, String> matches) {
    boolean inTitle = query.terms().stream().anyMatch(term -> holds(it.title(), term, matches));
    return new Hit(
        it.hit().type(),
        it.hit().id(),
        it.hit().session(),
        it.hit().schedule(),
        pieces(it.title(), query, matches),
        pieces(it.body(), query, matches),
        it.hit().severity(),
        it.hit().at(),
        inTitle ? 2 : 1);
  }

  private static List<Piece> pieces(
      String text, SearchQuery query, BiPredicate<String, String> matches) {
    var pieces = new ArrayList<Piece>();
    var word = Pattern.compile("[\\p{L}\\p{N}@._-]+|[^\\p{L}\\p{N}@._-]+").matcher(text);
    while (word.find()) {
      var part = word.group();
      pieces.add(
          new Piece(
              part,
              query.terms().stream()
                  .filter(it -> !it.isExcluded())
                  .anyMatch(it ->
                      matches.test(
                          part.toLowerCase(Locale.ROOT), it.text().toLowerCase(Locale.ROOT)))));
    }
    return pieces;
  }

  private Stream<Document> documents(Viewer viewer) {
    var sessions =
        world.kept().sessions.values().stream()
            .filter(it -> !it.isActive() && InMemorySessions.sees(viewer, it))
            .flatMap(this::documents);
    var schedules =
        world.kept().schedules.values().stream()
            .filter(it -> world.schedules().find(it.id(), viewer).isPresent())
            .map(InMemorySearch::document);
    var incidents =
        world.incidents().all().entrySet().stream().map(it -> document(it.getKey(), it.getValue()));
    return Stream.of(sessions, schedules, incidents).flatMap(part -> part);
  }

  private Stream<Document> documents(Session it) {
    var results =
        Optional.ofNullable(world.kept().results.get(it.id())).stream()
            .flatMap(byTurn -> byTurn.values().stream())
            .toList();
    var own =
        document(it, SearchType.SESSION, it.id().value(), it.title(), it.query(), Optional.empty());
    var reports =
        results.stream()
            .map(result ->
                document(
                    it,
                    SearchType.REPORT,
                    it.id().value(),
                    it.title(),
                    result.report(),
                    Optional.empty()));
    var findings =
        results.stream()
            .flatMap(result -> result.conclusion().findings().stream())
            .map(finding -> document(it, finding));
    return Stream.of(Stream.of(own), findings, reports).flatMap(part -> part);
  }

  private static Document document(Session session, Finding it) {
    return document(
        session,
        SearchType.FINDING,
        it.id().value(),
        it.title(),
        it.description() + "\n" + String.join("\n", it.key().values()),
        Optional.of(it.severity()));
  }

  private static Document document(
      Session it,
      SearchType type,
      String id,
      String title,
      String body,
      Optional<Severity> severity) {
    var hit =
        new Hit(
            type,
            id,
            Optional.of(it.id()),
            it.schedule(),
            List.of(),
            List.of(),
            severity,
            it.finishedAt().orElse(it.createdAt()),
            0);
    return new Document(hit, title, body, Optional.of(it.persona()), it.outcome());
  }

  private static Document document(Schedule it) {
    var definition = it.definition();
    var hit =
        new Hit(
            SearchType.SCHEDULE,
            it.id().value(),
            Optional.empty(),
            Optional.of(it.id()),
            List.of(),
            List.of(),
            Optional.empty(),
            it.createdAt(),
            0);
    return new Document(
        hit,
        definition.name(),
        definition.query() + "\n" + definition.description(),
        Optional.of(definition.persona()),
        Optional.empty());
  }

  private static Document document(Incident it, List<String> subjects) {
    var reported = it.reported();
    var hit =
        new Hit(
            SearchType.INCIDENT,
            Long.toString(it.number()),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.of(reported.severity()),
            reported.createdAt(),
            0);
    var body =
        Stream.of(
                List.of(reported.description(), "" + it.number(), it.local().notes()),
                it.local().tags(),
                reported.labels(),
                reported.tactics(),
                reported.products(),
                subjects)
            .flatMap(List::stream)
            .collect(Collectors.joining("\n"));
    return new Document(hit, reported.title(), body, Optional.empty(), Optional.empty());
  }

  @Override
  public int refresh(int most) {
    return 0;
  }
}
