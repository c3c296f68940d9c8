package com.socmate.benchmarks;

/// Fills the graph set by set: some entities are in very many relations and most in few, and what
/// shows them belongs to many owners, a third of it to the team.
final class GraphSeed {
  private static final int SESSIONS = 50_000;

  /// Draws an entity, the first ones far more often.
  private static final String DRAWN = "1 + floor(power(random(), 2) * %1$d)::bigint";

  private GraphSeed() {}

  static void fill(Server server, int relations) {
    int entities = relations / 5;
    server.execute(
        "set maintenance_work_mem = '256MB'",
        """
        insert into session (id, owner, visibility, title, query, persona, status, created_at,
          finished_at, outcome)
        select 'sess_' || lpad(i::text, 26, '0'), 'usr_' || lpad((i %% %d)::text, 26, '0'),
          case when i %% 3 = 0 then 'TEAM' else 'PRIVATE' end, 'Check', 'failed sign-ins',
          'SOC_ANALYST', 'COMPLETED', now() - i * interval '1 minute',
          now() - i * interval '1 minute', 'CLEAR'
        from generate_series(1, %d) i
        """
            .formatted(Seed.OWNERS, SESSIONS),
        "drop index entity_by_value, entity_resembling",
        """
        insert into entity (kind, value)
        select kind, case kind
          when 'IP' then concat_ws('.', 11 + i / 65536 %% 200, i / 256 %% 256, i %% 256, i %% 199)
          when 'USER' then 'user' || i || '@contoso.example'
          when 'HOST' then 'host-' || i || '.corp.example'
          else substr(md5(i::text), 1, 16) || '.example' end
        from (select i, (array['IP', 'USER', 'HOST', 'DOMAIN'])[1 + i %% 4] as kind
          from generate_series(1, %d) i) n
        """
            .formatted(entities),
        "create index entity_by_value on entity (value)",
        "create index entity_resembling on entity using gin"
            + " (split_part(split_part(value, '@', 1), '.', 1) gin_trgm_ops)");
    relations(server, relations, entities);
    mentions(server, relations, entities);
  }

  private static void relations(Server server, int count, int entities) {
    server.execute(
        "set maintenance_work_mem = '256MB'",
        "drop index relation_from, relation_to",
        "alter table relation drop constraint relation_pkey",
        """
        insert into relation (session_id, query, source, type, target, first_row, rows, first_seen,
          last_seen)
        select 'sess_' || lpad((1 + i %% %3$d)::text, 26, '0'), 'Q' || (1 + i / %3$d), a,
          (array['SIGNED_IN_FROM', 'CONNECTED_TO', 'RAN_ON', 'ASSOCIATED_WITH'])[1 + i %% 4], b, 1, 3,
          t - interval '1 hour', t
        from (select i, %4$s as a, 1 + floor(random() * %1$d)::bigint as b,
          now() - random() * interval '90 days' as t from generate_series(1, %2$d) i) n
        where a <> b
        """
            .formatted(entities, count, SESSIONS, DRAWN.formatted(entities)),
        "alter table relation add primary key (session_id, query, source, type, target)",
        "create index relation_from on relation (source, last_seen desc)",
        "create index relation_to on relation (target, last_seen desc)");
  }

  private static void mentions(Server server, int count, int entities) {
    server.execute(
        "drop index mention_of_entity",
        """
        insert into mention (session_id, query, entity, first_row, rows, first_seen, last_seen)
        select 'sess_' || lpad((1 + i %% %3$d)::text, 26, '0'), 'Q' || (1 + i / %3$d),
          1 + i %% %1$d, 1, 3, now() - interval '2 days', now() - i %% 80 * interval '1 day'
        from generate_series(1, %2$d) i
        """
            .formatted(entities, count, SESSIONS),
        "create index mention_of_entity on mention (entity, last_seen desc)");
  }
}
