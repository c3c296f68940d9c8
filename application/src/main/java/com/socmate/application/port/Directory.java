package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Role;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Everybody who has an account.
public interface Directory {
  /// The account of whoever an issuer vouches for, made if it is not there. An account that is
  /// there keeps its name and roles; its e-mail address becomes the one that is vouched for.
  Account provision(Newcomer who, UserId idIfNew);

  Optional<Account> find(UserId id);

  /// Whoever an issuer knows under an e-mail address, in any case.
  Optional<Account> byEmail(String issuer, String email);

  Slice<Account> list(Filter filter, Page page);

  /// Reads an account, lets the change decide, and keeps what it answers. Changes of accounts come
  /// one after the other, so what the change counts meanwhile stays true.
  <R> Optional<R> change(UserId id, Function<Account, Change<R>> change);

  /// How many people can administer the product.
  long actingAdmins();

  /// Remembers that the user has just signed in.
  void signedIn(UserId id);

  /// @param answer what to tell the caller
  record Change<R>(Account account, R answer) {}

  record Newcomer(String issuer, String subject, String email, String name, Set<Role> roles) {
    public Newcomer {
      roles = Set.copyOf(roles);
    }
  }

  /// What a list is narrowed to; an empty part narrows nothing.
  ///
  /// @param text found in the name or the e-mail address, in any case
  record Filter(Optional<Role> role, Optional<Boolean> disabled, Optional<String> text) {
    public static final Filter NONE =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
