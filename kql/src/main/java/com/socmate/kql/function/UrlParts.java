package com.socmate.kql.function;

import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;

/// The parts of a URL.
final class UrlParts {
  private UrlParts() {}

  static Value parse(String url) {
    String rest = url;
    int hash = rest.indexOf('#');
    String fragment = hash < 0 ? "" : rest.substring(hash + 1);
    rest = hash < 0 ? rest : rest.substring(0, hash);
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    rest = question < 0 ? rest : rest.substring(0, question);
    int mark = rest.indexOf("://");
    String scheme = mark < 0 ? "" : rest.substring(0, mark);
    rest = mark < 0 ? rest : rest.substring(mark + 3);
    int slash = rest.indexOf('/');
    String authority = mark < 0 ? "" : slash < 0 ? rest : rest.substring(0, slash);
    String path = mark < 0 ? rest : slash < 0 ? "" : rest.substring(slash);
    int at = authority.lastIndexOf('@');
    String user = at < 0 ? "" : authority.substring(0, at);
    String server = authority.substring(at + 1);
    int colon = server.endsWith("]") ? -1 : server.lastIndexOf(':');
    int secret = user.indexOf(':');
    return ParsingFunctions.bag(
        "Scheme",
        scheme,
        "Host",
        colon < 0 ? server : server.substring(0, colon),
        "Port",
        colon < 0 ? "" : server.substring(colon + 1),
        "Path",
        path,
        "Username",
        secret < 0 ? user : user.substring(0, secret),
        "Password",
        secret < 0 ? "" : user.substring(secret + 1),
        "Query Parameters",
        parameters(query),
        "Fragment",
        fragment);
  }

  static Value parseQuery(String query) {
    String plain = query.startsWith("?") ? query.substring(1) : query;
    return ParsingFunctions.bag("Query Parameters", parameters(plain));
  }

  private static Value parameters(String query) {
    Map<String, Value> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        parameters.put(
            EncodingFunctions.decodeUrl(equals < 0 ? pair : pair.substring(0, equals)),
            Values.of(equals < 0 ? "" : EncodingFunctions.decodeUrl(pair.substring(equals + 1))));
      }
    }
    return new Value.Bag(parameters);
  }
}
