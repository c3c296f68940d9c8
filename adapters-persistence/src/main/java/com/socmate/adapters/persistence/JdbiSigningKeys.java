package com.socmate.adapters.persistence;

import com.socmate.application.port.Secrets;
import com.socmate.application.port.SigningKeys;
import com.socmate.application.port.Vault;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Public keys in `signing_key`, private ones in the vault.
public final class JdbiSigningKeys implements SigningKeys {
  private final Handles handles;
  private final Vault vault;

  public JdbiSigningKeys(Database database, Vault vault) {
    this.handles = database.handles();
    this.vault = vault;
  }

  @Override
  public List<SigningKey> all() {
    return handles.with(
        handle -> handle.attach(SigningKeySql.class).all().stream().map(this::key).toList());
  }

  @Override
  public List<SigningKey> advance(Ages ages, Supplier<KeyPair> fresh) {
    return isDue(ages)
        ? handles.inTransaction(handle -> {
          var sql = handle.attach(SigningKeySql.class);
          sql.lock();
          move(sql, ages, fresh);
          return all();
        })
        : all();
  }

  /// A look without the lock, since nearly always there is nothing to do.
  private boolean isDue(Ages ages) {
    return handles.with(handle -> {
      var sql = handle.attach(SigningKeySql.class);
      return sql.count(Stage.ACTIVE.name()) == 0
          || sql.count(Stage.NEXT.name()) == 0
          || sql.isTurn(ages.active(), ages.published())
          || !sql.retired(ages.retiring()).isEmpty();
    });
  }

  private void move(SigningKeySql sql, Ages ages, Supplier<KeyPair> fresh) {
    sql.retired(ages.retiring())
        .forEach(id -> {
          sql.delete(id);
          vault.forget(place(id));
        });
    if (sql.isTurn(ages.active(), ages.published())) {
      sql.move(Stage.ACTIVE.name(), Stage.RETIRING.name());
      sql.move(Stage.NEXT.name(), Stage.ACTIVE.name());
    }
    for (Stage stage : List.of(Stage.ACTIVE, Stage.NEXT)) {
      if (sql.count(stage.name()) == 0) {
        add(sql, stage, fresh.get());
      }
    }
  }

  private void add(SigningKeySql sql, Stage stage, KeyPair pair) {
    var id = UUID.randomUUID().toString();
    vault.keep(place(id), pair.getPrivate().getEncoded());
    sql.add(id, stage.name(), pair.getPublic().getEncoded());
  }

  private SigningKey key(SigningKeySql.Row row) {
    return CorruptRow.unless(
        "signing_key " + row.id(),
        () ->
            new SigningKey(
                row.id(),
                Stage.valueOf(row.stage()),
                pair(row.publicKey(), vault.reveal(place(row.id())).orElseThrow())));
  }

  private static KeyPair pair(byte[] publicKey, byte[] privateKey) {
    try {
      var rsa = KeyFactory.getInstance("RSA");
      return new KeyPair(
          rsa.generatePublic(new X509EncodedKeySpec(publicKey)),
          rsa.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is no RSA key.", e);
    }
  }

  private static Secrets.Place place(String id) {
    return new Secrets.Place("signing-key", id);
  }
}
