package com.socmate.domain.audit.observed;

/// Where something is tried.
///
/// @param url an address of the site
/// @param parameter that takes what is tried; empty where the page itself is asked for differently
/// @param kind what sort of place it is, which decides what is tried there
public record Place(String url, String parameter, Kind kind) {

  /// What sort of place it is.
  public enum Kind {
    PAGE,
    /// A web socket that a script opens.
    SOCKET,
    /// A page that is asked for once more when everything else has been tried.
    AFTERWARDS,
    /// A page that is refused to whoever has not signed in.
    REFUSED,
    /// An operation that the site's own description of its API asks a credential for.
    GUARDED
  }

  public Place(String url, String parameter) {
    this(url, parameter, Kind.PAGE);
  }

  /// Whether it is a page that something can be tried at.
  public boolean isPage() {
    return kind == Kind.PAGE;
  }
}
