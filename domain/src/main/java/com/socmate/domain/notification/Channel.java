package com.socmate.domain.notification;

/// The ways by which people are told. The inbox in the product always has everything.
public enum Channel {
  IN_APP("the inbox"),
  EMAIL("e-mail"),
  WEBHOOK("webhooks");

  private final String words;

  Channel(String words) {
    this.words = words;
  }

  /// As a sentence names it.
  public String words() {
    return words;
  }
}
