package com.socmate.domain.identity;

import com.socmate.domain.id.ApiKeyId;
import com.socmate.domain.id.ClientId;

/// By what somebody has proved who they are. It decides which limit their requests count against,
/// and the audit log names it beside the user.
public sealed interface Credential {
  /// How the audit log names it; empty for a person's own sign-in.
  String name();

  /// A person's own sign-in.
  record SignIn() implements Credential {
    @Override
    public String name() {
      return "";
    }
  }

  /// An API key, with as many requests a minute as it was made for.
  record Key(ApiKeyId id, int perMinute) implements Credential {
    @Override
    public String name() {
      return id.value();
    }
  }

  /// A client's own token.
  record Client(ClientId id) implements Credential {
    @Override
    public String name() {
      return id.value();
    }
  }
}
