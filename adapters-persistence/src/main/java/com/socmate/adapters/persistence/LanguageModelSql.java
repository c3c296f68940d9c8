package com.socmate.adapters.persistence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Language models and what they cost.
interface LanguageModelSql {
  String SELECT =
      """
      select name, provider, url, model, tokens_per_run, tokens_per_day,
        extract(epoch from timeout)::bigint as timeout_seconds, standard, created_at
      from language_model
      """;

  @SqlQuery(SELECT + "order by name")
  List<LanguageModelRow> all();

  @SqlQuery(SELECT + "where name = :name")
  Optional<LanguageModelRow> find(String name);

  @SqlUpdate("update language_model set standard = false where standard and name <> :name")
  void clearStandard(String name);

  @SqlUpdate(
      """
      insert into language_model (
        name, provider, url, model, tokens_per_run, tokens_per_day, timeout, standard, created_at)
      values (
        :name, :provider, :url, :model, :tokensPerRun, :tokensPerDay,
        make_interval(secs => :timeoutSeconds), :standard, :createdAt)
      on conflict (name) do update set
        provider = excluded.provider, url = excluded.url, model = excluded.model,
        tokens_per_run = excluded.tokens_per_run, tokens_per_day = excluded.tokens_per_day,
        timeout = excluded.timeout, standard = excluded.standard
      """)
  void save(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate("delete from language_model where name = :name")
  int remove(String name);

  /// One statement, so that the row's lock puts those who book at once in a row.
  @SqlUpdate(
      """
      insert into model_spending (name, day, tokens)
      select :name, (now() at time zone 'UTC')::date, :tokens where :tokens <= :most
      on conflict (name, day) do update set tokens = model_spending.tokens + excluded.tokens
      where model_spending.tokens + excluded.tokens <= :most
      """)
  int book(String name, long tokens, long most);

  @SqlUpdate(
      """
      update model_spending set tokens = greatest(0, tokens + :tokens)
      where name = :name and day = (now() at time zone 'UTC')::date
      """)
  void correct(String name, long tokens);

  @SqlQuery(
      """
      select coalesce(sum(tokens), 0)::bigint from model_spending
      where name = :name and day = (now() at time zone 'UTC')::date
      """)
  long spentToday(String name);
}
