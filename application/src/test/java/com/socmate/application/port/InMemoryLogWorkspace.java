package com.socmate.application.port;

import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.ResultTable.Column;
import com.socmate.domain.investigation.TimeRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A workspace that answers as it was told to: by a word that occurs in the query.
public final class InMemoryLogWorkspace implements LogWorkspace {
  private static final List<Column> VOLUME_COLUMNS =
      List.of(new Column("Table", "string"), new Column("Rows", "long"));

  private final LinkedHashMap<String, Function<Question, Answer>> answers = new LinkedHashMap<>();
  private final Map<String, Long> rows = new LinkedHashMap<>();
  private final List<Question> asked = new ArrayList<>();
  private Optional<Answer> volumes = Optional.empty();
  private QueryCheck check = new QueryCheck.Valid(List.of(), List.of());

  /// Every query that contains the words gets this answer; later answers go before earlier ones.
  public InMemoryLogWorkspace answer(String words, Answer answer) {
    return answer(words, _ -> answer);
  }

  public InMemoryLogWorkspace answer(String words, Function<Question, Answer> answer) {
    answers.remove(words);
    answers.putFirst(words, answer);
    return this;
  }

  /// The table exists and has that many rows in every stretch of time.
  public InMemoryLogWorkspace table(String name, long count) {
    rows.put(name, count);
    return this;
  }

  public InMemoryLogWorkspace volumes(Answer answer) {
    volumes = Optional.of(answer);
    return this;
  }

  public InMemoryLogWorkspace check(QueryCheck verdict) {
    check = verdict;
    return this;
  }

  /// All questions so far, oldest first.
  public List<Question> asked() {
    return List.copyOf(asked);
  }

  @Override
  public QueryCheck check(String kql) {
    return check;
  }

  @Override
  public Answer query(Question question) {
    asked.add(question);
    return answers.entrySet().stream()
        .filter(it -> question.kql().contains(it.getKey()))
        .findFirst()
        .map(it -> it.getValue().apply(question))
        .orElseGet(() -> new Answer.Complete(ResultTable.EMPTY));
  }

  @Override
  public Answer volumes(List<String> tables, TimeRange range) {
    return volumes.orElseGet(() ->
        new Answer.Complete(
            new ResultTable(
                VOLUME_COLUMNS,
                tables.stream()
                    .filter(rows::containsKey)
                    .map(it ->
                        List.<Cell>of(new Cell.Text(it), new Cell.Whole(rows.getOrDefault(it, 0L))))
                    .toList())));
  }
}
