package com.socmate.adapters.persistence;

import com.socmate.application.port.Directory;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Role;
import java.util.Optional;
import java.util.function.Function;

/// Accounts, whose changes come one after the other.
public final class JdbiDirectory implements Directory {
  private final Handles handles;

  public JdbiDirectory(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Account provision(Newcomer who, UserId idIfNew) {
    return with(sql -> {
      var roles = who.roles().stream().map(Role::name).toArray(String[]::new);
      return sql.provision(
              idIfNew.value(), who.issuer(), who.subject(), who.email(), who.name(), roles)
          .toDomain();
    });
  }

  @Override
  public Optional<Account> find(UserId id) {
    return with(sql -> sql.find(id.value()).map(DirectorySql.Row::toDomain));
  }

  @Override
  public Optional<Account> byEmail(String issuer, String email) {
    return with(sql -> {
      var found = sql.byEmail(issuer, email);
      return found.size() == 1
          ? Optional.of(found.getFirst().toDomain())
          : Optional.<Account>empty();
    });
  }

  @Override
  public Slice<Account> list(Filter filter, Page page) {
    var role = filter.role().map(Role::name).orElse(null);
    var disabled = filter.disabled().orElse(null);
    var text = filter.text().map(Likeness::containing).orElse(null);
    return with(sql ->
        new Slice<>(
            sql.list(role, disabled, text, page.limit(), page.offset()).stream()
                .map(DirectorySql.Row::toDomain)
                .toList(),
            sql.count(role, disabled, text)));
  }

  @Override
  public <R> Optional<R> change(UserId id, Function<Account, Change<R>> change) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(DirectorySql.class);
      sql.lock();
      return sql.find(id.value())
          .map(DirectorySql.Row::toDomain)
          .map(before -> keep(sql, before, change.apply(before)));
    });
  }

  private static <R> R keep(DirectorySql sql, Account before, Change<R> change) {
    if (!change.account().equals(before)) {
      sql.update(Records.values(DirectorySql.Row.of(change.account())));
    }
    return change.answer();
  }

  @Override
  public long actingAdmins() {
    return with(DirectorySql::actingAdmins);
  }

  @Override
  public void signedIn(UserId id) {
    with(sql -> {
      sql.signedIn(id.value());
      return true;
    });
  }

  private <T> T with(Function<DirectorySql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(DirectorySql.class)));
  }
}
