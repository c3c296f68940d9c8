package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

class PoolTest {
  @Test
  void a_start_opens_what_it_needs_and_the_rest_is_opened_when_it_is_over() {
    TestPostgres.database();
    try (var database = Database.openAsItIs(TestPostgres.config(5))) {
      var pool = (HikariDataSource) database.dataSource();
      assertThat(pool.getMinimumIdle()).isEqualTo(1);
      database.fill();
      assertThat(pool.getMinimumIdle()).isEqualTo(pool.getMaximumPoolSize()).isEqualTo(5);
    }
  }
}
