package com.socmate.application.provider;

import com.socmate.domain.provider.SiemProvider.Credential;

/// What the kinds of credentials are called outside the code.
public final class CredentialWords {
  public static final String CLIENT_CREDENTIALS = "client_credentials";
  public static final String MANAGED_IDENTITY = "managed_identity";
  public static final String STATIC_TOKEN = "static_token";
  public static final String WORKLOAD_IDENTITY = "workload_identity";

  private CredentialWords() {}

  public static String of(Credential credential) {
    return switch (credential) {
      case Credential.ClientCredentials _ -> CLIENT_CREDENTIALS;
      case Credential.ManagedIdentity _ -> MANAGED_IDENTITY;
      case Credential.StaticToken _ -> STATIC_TOKEN;
      case Credential.WorkloadIdentity _ -> WORKLOAD_IDENTITY;
    };
  }
}
