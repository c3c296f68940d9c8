package com.socmate.benchmarks;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiSearch;
import com.socmate.application.port.Page;
import com.socmate.application.port.Viewer;
import com.socmate.domain.id.UserId;
import com.socmate.domain.search.SearchQuery;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// What a search costs among a million documents.
final class Findability {
  private static final int ROUNDS = 500;
  private static final int WARM_UP = 100;

  /// As many as the intake puts on one.
  private static final int SHELF = 16_384;

  private final JdbiSearch search;
  private final Random random = new Random(7);

  private Findability(JdbiSearch search) {
    this.search = search;
  }

  static void run(Server server, Options options, Report report) {
    for (int documents : options.sizes(List.of(1_000_000), List.of(100_000))) {
      server.empty();
      var config =
          new Database.Config(
              server.database().url(), server.database().user(), server.database().password(), 4);
      try (var database = Database.open(config)) {
        fill(server, documents);
        server.settle();
        report.say(
            Math.round(server.number("select count(*) from search_document"))
                + " documents of about "
                + Math.round(
                    server.number(
                        "select avg(octet_length(body)) from search_document tablesample system (1)"))
                + " bytes and "
                + Math.round(server.number("select count(*) from search_word"))
                + " different words. Asked by an analyst of 2,000, who sees a third of them.");
        report.say("");
        new Findability(new JdbiSearch(database)).measure(report);
      }
    }
  }

  /// Words as in texts: word 1 stands in half of all documents, the ten thousandth in few.
  private static void fill(Server server, int documents) {
    server.execute(
        "set maintenance_work_mem = '256MB'",
        "drop index search_words, search_of_session",
        """
        insert into search_shelf (number, since, documents)
        select s, case when s = 1 then '-infinity'
            else now() - (%1$d - (s - 1) * %2$d) * interval '10 seconds' end, %2$d
        from generate_series(1, (%1$d + %2$d - 1) / %2$d) s
        """
            .formatted(documents, SHELF),
        """
        insert into search_document (
          type, id, session_id, owner, team, title, body, severity, persona, outcome, at, shelf, words)
        select type, id, 'sess_' || lpad((i / 3)::text, 26, '0'), owner, team, title, body,
          case when type = 'FINDING' then (array['LOW', 'MEDIUM', 'HIGH'])[1 + i / 3 %% 3] end,
          'SOC_ANALYST', 'FINDINGS', now() - (%2$d - i) * interval '10 seconds', 1 + i / %3$d,
          search_shelved(1 + i / %3$d,
            setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'C'))
        from (
          select i, (array['SESSION', 'FINDING', 'REPORT'])[1 + i %% 3] as type,
            'doc_' || lpad(i::text, 26, '0') as id,
            'usr_' || lpad((i / 3 %% %1$d)::text, 26, '0') as owner, i / 3 %% 3 = 0 as team,
            'word' || floor(power(random(), 3) * 20000)::int || ' check ' || i as title,
            (select string_agg('word' || floor(power(random(), 3) * 20000 + 0 * g)::int, ' ')
              from generate_series(1, 12 + 0 * i) g) || ' user' || i %% 5000 || '@contoso.example' as body
          from generate_series(0, %2$d - 1) i) n
        """
            .formatted(Seed.OWNERS, documents, SHELF),
        "create index search_words on search_document using gin (words, marks)"
            + " with (fastupdate = off)",
        "create index search_of_session on search_document (session_id)"
            + " where session_id is not null",
        "insert into search_word select 'word' || i from generate_series(0, 20000) i");
  }

  private void measure(Report report) {
    Times.head(report);
    row(report, "one word, drawn as in texts", this::word);
    row(report, "two words", () -> word() + " " + word());
    row(
        report,
        "a word and filters",
        () -> word() + " type:finding severity:high after:2026-01-01");
    row(
        report,
        "a word and filters of which nothing has all",
        () -> word() + " type:session severity:high");
    row(report, "a word that stands in every title", () -> "check");
    row(report, "an account", () -> "user" + random.nextInt(5_000) + "@contoso.example");
    row(report, "the beginning of a word", () -> "word" + (10 + random.nextInt(90)));
    row(report, "a mistyped word", this::mistyped);
    row(report, "two mistyped words", () -> mistyped() + " " + mistyped());
    row(report, "filters alone", () -> "type:finding severity:high");
    row(report, "nothing to be found", () -> "xylophone" + random.nextInt(1_000));
  }

  private String mistyped() {
    return "wrod" + random.nextInt(20_000);
  }

  private String word() {
    return "word" + (int) (Math.pow(random.nextDouble(), 3) * 20_000);
  }

  private void row(Report report, String asked, Supplier<String> text) {
    for (int round = 0; round < WARM_UP; round++) {
      find(text.get());
    }
    var times = new Times(ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      var typed = text.get();
      times.of(_ -> find(typed), round);
    }
    times.into(report, asked);
  }

  private void find(String typed) {
    if (SearchQuery.parse(typed) instanceof SearchQuery.Parsed.Read(var query)) {
      var viewer =
          new Viewer(new UserId("usr_%026d".formatted(random.nextInt(Seed.OWNERS))), false);
      search.search(query, viewer, Page.FIRST);
    }
  }
}
