package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.observed.Place;

/// A language that a condition can be written in behind a parameter's value: one that holds, one
/// that does not, and one that only looks like a condition.
enum Dialect {
  SQL_QUOTED("sql-condition-quoted", "INP-104") {
    @Override
    Ask written(Place place, Condition condition, Nonce nonce) {
      return quoted(place, condition == Condition.NONSENSE ? "AMD" : "AND", condition, nonce);
    }
  },

  SQL("sql-condition", "INP-104") {
    @Override
    boolean suits(Place place) {
      return Ask.value(place).matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
    }

    @Override
    Ask written(Place place, Condition condition, Nonce nonce) {
      var word = condition == Condition.NONSENSE ? " AMD " : " AND ";
      return Ask.with(place, Ask.value(place) + word + nonce.left() + "=" + condition.other(nonce));
    }
  },

  /// What SQL would take as well is none of its conditions: it knows small letters only.
  XPATH("xpath-condition", "INP-112") {
    @Override
    Ask written(Place place, Condition condition, Nonce nonce) {
      return quoted(place, condition == Condition.NONSENSE ? "AND" : "and", condition, nonce);
    }
  },

  LDAP("ldap-condition", "INP-112") {
    @Override
    Ask written(Place place, Condition condition, Nonce nonce) {
      var added =
          switch (condition) {
            case HOLDS -> "objectClass=*";
            case FAILS -> "objectClass=" + nonce.mark();
            case NONSENSE -> nonce.mark() + "=*";
          };
      return Ask.with(place, Ask.value(place) + ")(" + added);
    }
  },

  /// An operator in the parameter's name, as servers that make objects of names take it.
  DOCUMENTS("document-condition", "INP-112") {
    @Override
    Ask written(Place place, Condition condition, Nonce nonce) {
      return Ask.with(
          place,
          place.parameter() + (condition == Condition.NONSENSE ? "[$audit]" : "[$eq]"),
          Ask.value(place) + (condition == Condition.FAILS ? nonce.mark() : ""));
    }
  };

  /// What is asked for.
  enum Condition {
    HOLDS,
    FAILS,
    NONSENSE;

    private int other(Nonce nonce) {
      return this == FAILS ? nonce.right() : nonce.left();
    }
  }

  private final String trick;
  private final String check;

  Dialect(String trick, String check) {
    this.trick = trick;
    this.check = check;
  }

  String trick() {
    return trick;
  }

  String check() {
    return check;
  }

  boolean suits(Place place) {
    return true;
  }

  abstract Ask written(Place place, Condition condition, Nonce nonce);

  private static Ask quoted(Place place, String word, Condition condition, Nonce nonce) {
    return Ask.with(
        place,
        Ask.value(place) + "' " + word + " '" + nonce.left() + "'='" + condition.other(nonce));
  }
}
