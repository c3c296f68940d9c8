package com.socmate.adapters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.adapters.http.body.Members;
import com.socmate.adapters.http.body.StrictJson;
import com.socmate.application.port.Request;
import com.socmate.application.port.SignIns;
import com.socmate.application.port.Viewer;
import com.socmate.domain.identity.Principal;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// A request that was let through, as actions see it.
public final class Call {
  private final Context ctx;
  private final Optional<Principal> principal;
  private final BooleanSupplier stillAllowed;
  private boolean parametersRead;

  Call(Context ctx, Optional<Principal> principal, BooleanSupplier stillAllowed) {
    this.ctx = ctx;
    this.principal = principal;
    this.stillAllowed = stillAllowed;
  }

  static Call anonymous(Context ctx) {
    return new Call(ctx, Optional.empty(), () -> true);
  }

  /// Who calls. Only a route that needs a scope may ask.
  public Principal principal() {
    return principal.orElseThrow(() -> new IllegalStateException("An open route asked who calls."));
  }

  public Viewer viewer() {
    return Viewer.of(principal());
  }

  public Request request() {
    return new Request(principal(), Optional.of(RequestIds.of(ctx)));
  }

  /// Whether the credential would be let through again now; long answers ask from time to time.
  boolean isStillAllowed() {
    return stillAllowed.getAsBoolean();
  }

  QueryParameters parameters(String... known) {
    parametersRead = true;
    return new QueryParameters(QueryString.parse(ctx.queryString()), known);
  }

  String part(String name) {
    return ctx.pathParam(name);
  }

  /// An identifier in the path. One that is malformed names nothing, so it is answered like one
  /// that is unknown.
  <T> T id(String name, String kind, Function<String, T> parser) {
    try {
      return parser.apply(ctx.pathParam(name));
    } catch (IllegalArgumentException e) {
      throw Refused.notFound(kind);
    }
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(ctx.header(name));
  }

  /// The one cookie of that name. Of two, which no browser of ours sends, neither counts.
  Optional<String> cookie(String name) {
    var found =
        header("Cookie").stream()
            .flatMap(header -> Arrays.stream(header.split(";\\s*", -1)))
            .filter(cookie -> cookie.startsWith(name + "="))
            .map(cookie -> cookie.substring(name.length() + 1))
            .filter(value -> !value.isEmpty())
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// Adds a cookie to the answer.
  void setCookie(String cookie) {
    ctx.res().addHeader("Set-Cookie", cookie);
  }

  Form form() {
    return Form.read(ctx);
  }

  /// The parameters behind the question mark, whatever they are called: for protocols in which
  /// unknown ones are passed over.
  Form anyParameters() {
    parametersRead = true;
    return Form.parse(Optional.ofNullable(ctx.queryString()).orElse(""));
  }

  /// Where the request comes from.
  SignIns.Where where() {
    var agent = header("User-Agent").orElse("").replaceAll("\\p{Cntrl}", "?");
    return new SignIns.Where(ctx.ip(), agent.length() > 300 ? agent.substring(0, 300) : agent);
  }

  Optional<String> requestId() {
    return Optional.of(RequestIds.of(ctx));
  }

  boolean isHead() {
    return ctx.method().equals(HandlerType.HEAD);
  }

  boolean accepts(String mediaType) {
    return header("Accept").filter(accept -> accept.contains(mediaType)).isPresent();
  }

  /// A route that reads a body has no parameters behind the question mark, unless it read them
  /// before.
  Members body(List<String> known) {
    refuseUnreadParameters();
    return new Members(object(), known);
  }

  /// Like [#body(List)], where no body at all means an empty object.
  Members optionalBody(List<String> known) {
    refuseUnreadParameters();
    return hasNoBody() ? new Members(StrictJson.nothing(), known) : body(known);
  }

  /// The version that If-Match names; empty if the change is wanted whatever the version is.
  OptionalLong ifMatch() {
    return header("If-Match").map(VersionTag::parse).orElseGet(OptionalLong::empty);
  }

  /// The method and the whole address.
  String line() {
    return ctx.method()
        + " "
        + ctx.path()
        + "?"
        + Optional.ofNullable(ctx.queryString()).orElse("");
  }

  /// The body as it was sent, whatever it is.
  byte[] bytes() {
    return BodyBytes.ofAnyType(ctx);
  }

  boolean hasParameters() {
    return ctx.queryString() != null;
  }

  /// A header that may be there once.
  Optional<String> onlyHeader(String name) {
    var all = Collections.list(ctx.req().getHeaders(name));
    if (all.size() > 1) {
      throw Refused.badParameter("The " + name + " header is there more than once.");
    }
    return all.stream().findFirst();
  }

  private void refuseUnreadParameters() {
    if (!parametersRead) {
      parameters();
    }
  }

  private boolean hasNoBody() {
    return ctx.req().getContentLengthLong() <= 0 && ctx.header("Transfer-Encoding") == null;
  }

  /// The bytes of a body that says it is YAML.
  byte[] yaml() {
    return BodyBytes.readYaml(ctx);
  }

  private ObjectNode object() {
    return StrictJson.read(BodyBytes.read(ctx));
  }
}
