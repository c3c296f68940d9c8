package com.socmate.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/// A server, and what shows it who is asking.
public record Profile(String name, URI url, Secret secret) {

  /// What is kept to sign in with. Never shown.
  public sealed interface Secret {
    /// How it is called where people see it.
    String kind();

    /// Made by an administrator.
    record ApiKey(String text) implements Secret {
      @Override
      public String kind() {
        return "API key";
      }

      @Override
      public String toString() {
        return kind();
      }
    }

    /// Somebody who signed in by a link; both change again and again.
    record Tokens(String access, String refresh, String refreshCookie) implements Secret {
      @Override
      public String kind() {
        return "sign-in";
      }

      @Override
      public String toString() {
        return kind();
      }
    }

    /// A bearer token that somebody else looks after.
    record Bearer(String text) implements Secret {
      @Override
      public String kind() {
        return "token";
      }

      @Override
      public String toString() {
        return kind();
      }
    }
  }

  ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode().put("url", url.toString());
    return switch (secret) {
      case Secret.ApiKey(var text) -> json.put("api_key", text);
      case Secret.Bearer(var text) -> json.put("token", text);
      case Secret.Tokens(var access, var refresh, var cookie) ->
          json.put("access_token", access)
              .put("refresh_token", refresh)
              .put("refresh_cookie", cookie);
    };
  }

  static Profile from(String name, JsonNode json) {
    var url = URI.create(json.path("url").asText());
    if (json.has("api_key")) {
      return new Profile(name, url, new Secret.ApiKey(json.path("api_key").asText()));
    }
    if (json.has("token")) {
      return new Profile(name, url, new Secret.Bearer(json.path("token").asText()));
    }
    return new Profile(
        name,
        url,
        new Secret.Tokens(
            json.path("access_token").asText(),
            json.path("refresh_token").asText(),
            json.path("refresh_cookie").asText()));
  }
}
