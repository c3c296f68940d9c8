package com.socmate.domain.identity;

import com.socmate.domain.id.UserId;

/// Who made a change or tried to: a person, somebody unknown, or the product itself by its own
/// rules.
public sealed interface Actor {
  /// How the audit log names it: a user's id and the key or client they acted through, `address:`
  /// and where an unknown one called from, or `system:` and the part that acted.
  String name();

  /// The actor that an audit log names so.
  static Actor named(String name) {
    if (name.startsWith(Automaton.PREFIX)) {
      return new Automaton(name.substring(Automaton.PREFIX.length()));
    }
    if (name.startsWith(Stranger.PREFIX)) {
      return new Stranger(name.substring(Stranger.PREFIX.length()));
    }
    int via = name.indexOf(Person.VIA);
    return via < 0
        ? new Person(new UserId(name))
        : new Person(new UserId(name.substring(0, via)), name.substring(via + Person.VIA.length()));
  }

  /// A user.
  ///
  /// @param through the key or client they acted through; empty for their own sign-in
  record Person(UserId user, String through) implements Actor {
    private static final String VIA = " via ";

    public Person(UserId user) {
      this(user, "");
    }

    @Override
    public String name() {
      return through.isEmpty() ? user.value() : user.value() + VIA + through;
    }
  }

  /// Somebody who did not prove who they are.
  record Stranger(String address) implements Actor {
    private static final String PREFIX = "address:";

    @Override
    public String name() {
      return PREFIX + address;
    }
  }

  /// A part of the product acting on a rule that no person applied, such as the clock.
  record Automaton(String part) implements Actor {
    private static final String PREFIX = "system:";

    @Override
    public String name() {
      return PREFIX + part;
    }
  }
}
