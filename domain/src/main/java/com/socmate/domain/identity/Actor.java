package com.socmate.domain.identity;

import com.socmate.domain.id.UserId;

/// Who made a change: a person, or the product itself by its own rules.
public sealed interface Actor {
  /// How the audit log names it: a user's id, or `system:` and the part that acted.
  String name();

  /// A user, through whichever credential.
  record Person(UserId user) implements Actor {
    @Override
    public String name() {
      return user.value();
    }
  }

  /// A part of the product acting on a rule that no person applied, such as the clock.
  record Automaton(String part) implements Actor {
    @Override
    public String name() {
      return "system:" + part;
    }
  }
}
