package com.socmate.application.investigation.intent;

/// A way in which a question narrows what it asks, beyond numbers, windows and names.
enum Qualifier {
  MEMBERSHIP("membership of a group or department"),
  IMPORTANCE("a list of important people"),
  TIME_OF_DAY("a time of day"),
  RATIO("a ratio"),
  CONVERSATION("something said elsewhere"),
  ROLES("the roles that accounts hold"),
  USER_TYPE("the type of user"),
  SERVICE_PRINCIPALS("service principals"),
  NON_INTERACTIVE("non-interactive sign-ins"),
  DEVICES("the state of devices"),
  COUNTRIES("particular countries"),
  DEVICE_CODE("the way of signing in"),
  PROTOCOL("the protocol of sign-ins"),
  BAD_ADDRESSES("a list of known bad addresses"),
  ACCOUNT_STATE("the state of accounts"),
  SEQUENCE("one thing that follows another"),
  HABIT("what is usual"),
  ABSENCE("something that must be missing"),
  PARENT("the parent of a process");

  private final String meaning;

  Qualifier(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }
}
