package com.socmate.adapters.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.adapters.http.body.InvalidBody;
import com.socmate.adapters.http.body.Violation;
import com.socmate.application.port.IdempotentAnswers;
import com.socmate.application.port.IdempotentAnswers.Claim;
import com.socmate.application.port.Transactions;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Gives every POST that may change something the header `Idempotency-Key`: with the same key and
/// the same request, the answer is the one of the first time and nothing happens again. The whole
/// of a call with a key is one transaction, so its effect and its answer are kept together or not
/// at all. Only success is kept; whoever was refused may try again. A POST that only asks ignores
/// the header, since an answer of earlier may no longer be true.
public final class Idempotent {
  private static final String HEADER = "Idempotency-Key";
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final IdempotentAnswers answers;
  private final Transactions transactions;

  public Idempotent(IdempotentAnswers answers, Transactions transactions) {
    this.answers = answers;
    this.transactions = transactions;
  }

  /// The same routes, each POST that needs a scope to write with the header.
  public Routes over(List<? extends Routes> resources) {
    return () ->
        resources.stream().flatMap(resource -> resource.routes().stream()).map(this::over).toList();
  }

  private Route over(Route route) {
    return takesPart(route)
        ? new Route(
            route.method(), route.path(), route.access(), call -> answer(route.action(), call))
        : route;
  }

  static boolean takesPart(Route route) {
    return route.method().equals(HandlerType.POST)
        && route.access().filter(Idempotent::isToWrite).isPresent();
  }

  private static boolean isToWrite(Access access) {
    return access instanceof Access.Needs needs && needs.scope().writes();
  }

  private Answer answer(Action action, Call call) throws Exception {
    var key = call.onlyHeader(HEADER);
    if (key.isEmpty()) {
      return action.answer(call);
    }
    if (!FORM.matcher(key.get()).matches()) {
      throw Refused.badParameter(HEADER + " is 1 to 255 visible characters of ASCII.");
    }
    return answer(action, call, key.get());
  }

  private Answer answer(Action action, Call call, String key) {
    var principal = call.principal().asActor().name();
    byte[] fingerprint = fingerprint(call);
    return transactions.together(() ->
        switch (answers.claim(principal, key, fingerprint)) {
          case Claim.Fresh _ -> {
            var answer = performed(action, call);
            if (answer instanceof Answer.InJson json && json.status() < 300) {
              answers.keep(principal, key, fingerprint, written(json));
            }
            yield answer;
          }
          case Claim.Done done -> read(done.answer());
          case Claim.UnderWay _ ->
              throw Refused.conflictForNow(
                  "A request with this " + HEADER + " is under way. Try again in a second.");
          case Claim.Otherwise _ ->
              throw new InvalidBody(
                  List.of(
                      new Violation(
                          List.of("header", HEADER),
                          "was used for another request; use a new one",
                          "value_error.idempotency_key")));
        });
  }

  private static Answer performed(Action action, Call call) {
    try {
      return action.answer(call);
    } catch (RuntimeException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("An action ended unexpectedly.", e);
    }
  }

  private static byte[] fingerprint(Call call) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update((call.line() + "\n").getBytes(StandardCharsets.UTF_8));
      return sha.digest(call.bytes());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform brings SHA-256.", e);
    }
  }

  /// The status, the headers and the body, as JSON.
  private static byte[] written(Answer.InJson answer) {
    return Json.bytes(
        Map.of(
            "status",
            Integer.toString(answer.status()),
            "body",
            new String(Json.bytes(answer.body()), StandardCharsets.UTF_8),
            "headers",
            new String(Json.bytes(answer.headers()), StandardCharsets.UTF_8)));
  }

  private static Answer read(byte[] kept) {
    try {
      var parts = MAPPER.readValue(kept, new TypeReference<Map<String, String>>() {});
      var headers =
          new TreeMap<>(
              MAPPER.readValue(
                  parts.getOrDefault("headers", "{}"),
                  new TypeReference<Map<String, String>>() {}));
      headers.put("Idempotency-Replayed", "true");
      return new Answer.Text(
          Integer.parseInt(parts.getOrDefault("status", "200")),
          "application/json",
          parts.getOrDefault("body", ""),
          headers);
    } catch (IOException e) {
      throw new UncheckedIOException("A kept answer cannot be read.", e);
    }
  }
}
