package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.Keys;
import com.socmate.application.port.Secrets;
import com.socmate.application.port.Transactions;
import com.socmate.application.port.Vault;
import com.socmate.application.port.VaultContract;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JdbiVaultTest implements VaultContract {
  private static final int ROWS = 450;

  private final Database database = TestPostgres.database();

  @Override
  public Vault vault() {
    return vault(1);
  }

  private JdbiVault vault(int... keys) {
    return new JdbiVault(database, secrets(keys));
  }

  private static EnvelopeSecrets secrets(int... keys) {
    return new EnvelopeSecrets(() -> Keys.of(keys));
  }

  @Override
  public Transactions transactions() {
    return new JdbiTransactions(database);
  }

  @Test
  void a_row_that_was_swapped_with_another_does_not_open() {
    vault().keep(PEPPER, bytes("one"));
    vault().keep(OTHER, bytes("two"));
    execute(
        """
        update vault v set sealed = o.sealed from vault o where v.row_id <> o.row_id
        """);
    assertThatThrownBy(() -> vault().reveal(PEPPER)).isInstanceOf(Secrets.CannotOpen.class);
  }

  @Test
  void a_rotation_that_is_broken_off_goes_on_and_nothing_is_unreadable_meanwhile() {
    fill();
    var rotated = new SealedRows(database, secrets(2, 1));
    assertThat(rotated.rewrap(() -> rotated.byKey().size() < 2)).isEqualTo(200);
    assertThat(rotated.byKey().values()).containsExactlyInAnyOrder(200L, 250L);
    allAreReadable(vault(2, 1));

    assertThat(new SealedRows(database, secrets(2, 1)).rewrap(() -> true)).isEqualTo(250);
    assertThat(rotated.byKey()).containsOnlyKeys(Keys.of(2).current());
    assertThat(rotated.rewrap(() -> true)).isZero();
    allAreReadable(vault(2));
  }

  @Test
  void every_column_that_holds_envelopes_is_rotated_in_whatever_table() {
    TestPostgres.asOwner("create table planted (sealed bytea)");
    try {
      byte[] sealed = secrets(1).seal(PEPPER, bytes("elsewhere"));
      database
          .handles()
          .with(handle -> handle.execute("insert into planted (sealed) values (?)", sealed));
      assertThat(new SealedRows(database, secrets(2, 1)).rewrap(() -> true)).isEqualTo(1);
    } finally {
      TestPostgres.asOwner("drop table planted");
    }
  }

  @Test
  void keys_that_do_not_open_what_is_kept_are_refused_in_a_sentence() {
    new SealedRows(database, secrets(2)).requireKeys();
    vault().keep(PEPPER, bytes("one"));
    new SealedRows(database, secrets(2, 1)).requireKeys();
    assertThatThrownBy(() -> new SealedRows(database, secrets(2)).requireKeys())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 need the key " + Keys.of(1).current());
  }

  private void fill() {
    for (int row = 0; row < ROWS; row++) {
      vault().keep(place(row), bytes("secret " + row));
    }
  }

  private static void allAreReadable(Vault vault) {
    for (int row = 0; row < ROWS; row++) {
      assertThat(vault.reveal(place(row))).contains(bytes("secret " + row));
    }
  }

  private static Secrets.Place place(int row) {
    return new Secrets.Place("test", "row " + row);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private int execute(String sql) {
    return database.handles().with(handle -> handle.execute(sql));
  }
}
