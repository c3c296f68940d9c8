package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Directory;
import com.socmate.application.port.PersonalData;
import com.socmate.application.port.PersonalDataContract;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JdbiPersonalDataTest implements PersonalDataContract {
  private final Database database = TestPostgres.database();

  @Override
  public PersonalData personalData() {
    return new JdbiPersonalData(database);
  }

  @Override
  public Directory directory() {
    return new JdbiDirectory(database);
  }

  /// Whoever makes a table in which somebody owns something has to say what becomes of it.
  @Test
  void no_table_with_an_owner_is_forgotten() {
    var owned =
        Set.copyOf(
            TestPostgres.column(
                """
                select distinct c.table_name::text
                from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                  and c.column_name in ('owner', 'recipient', 'user_id', 'account_id')
                """));
    var known = PersonalThing.ALL.stream().map(PersonalThing::table).collect(Collectors.toSet());
    assertThat(owned).isNotEmpty();
    assertThat(known).containsAll(owned);
  }
}
