package com.socmate.adapters.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The address under which people reach the product, as the operator says: never taken from what a
/// request calls it. Tells whether a browser sent a request from our own pages.
public final class Site {
  static final String CSRF_HEADER = "X-CSRF";
  private static final String CALLBACK = "/auth/callback";

  private final Supplier<URI> address;

  /// @param address without a path; asked late, since a port may be chosen at start
  public Site(Supplier<URI> address) {
    this.address = address;
  }

  String origin() {
    return address.get().toString();
  }

  boolean isHttps() {
    return "https".equals(address.get().getScheme());
  }

  URI at(String path) {
    return URI.create(origin() + path);
  }

  /// Where a provider sends browsers back to.
  URI callback() {
    return at(CALLBACK);
  }

  /// Refuses a write by cookie unless a page of ours sent it: another site can neither set the
  /// header nor be the origin.
  void requireOwnWrite(Call call) {
    if (call.header(CSRF_HEADER).isEmpty() || !isOwn(call, false)) {
      throw Refused.forbidden(
          "A request with cookies that changes something comes from the console's own pages, with"
              + " the header "
              + CSRF_HEADER
              + ": 1.");
    }
  }

  /// Refuses a form that a page of another site sent.
  void requireOwnForm(Call call) {
    if (!isOwn(call, true)) {
      throw Refused.forbidden("The form was sent by another site.");
    }
  }

  /// Refuses anything by cookie that a browser says comes from elsewhere: by what it fetches from,
  /// or, if it does not tell, by the page's origin.
  void requireNotForeign(Call call) {
    var fetchedFrom = call.header("Sec-Fetch-Site");
    boolean foreign =
        fetchedFrom.isPresent()
            ? fetchedFrom.get().equals("cross-site")
            : call.header("Origin").filter(it -> !it.equals(origin())).isPresent();
    if (foreign) {
      throw Refused.forbidden("The request comes from another site.");
    }
  }

  /// @param ifSilent what to think of a client that says nothing, as browsers always do
  private boolean isOwn(Call call, boolean ifSilent) {
    Optional<String> fetchedFrom = call.header("Sec-Fetch-Site");
    Optional<String> origin = call.header("Origin");
    if (fetchedFrom.isPresent()) {
      return List.of("same-origin", "none").contains(fetchedFrom.get());
    }
    return origin.map(it -> it.equals(origin())).orElse(ifSilent);
  }
}
