package com.socmate.adapters.sentinel.sample;

import java.time.Instant;
import java.util.Locale;

/// Rows of `AzureActivity` and `StorageBlobLogs`.
final class CloudDeeds {
  static final String ADMINISTRATION = "AzureActivity";
  static final String BLOBS = "StorageBlobLogs";
  static final String SUBSCRIPTION = "00c10000-0000-4000-a000-0000000000b5";

  private CloudDeeds() {}

  static String resource(String kind, String name) {
    return "/subscriptions/"
        + SUBSCRIPTION
        + "/resourcegroups/rg-production/providers/"
        + kind
        + "/"
        + name;
  }

  static Row done(
      Dice dice,
      Instant at,
      String operation,
      String status,
      String caller,
      String address,
      String resource) {
    return Row.of(ADMINISTRATION, at)
        .with("SourceSystem", "Azure")
        .with("OperationNameValue", operation.toUpperCase(Locale.ROOT))
        .with("CategoryValue", "Administrative")
        .with("ActivityStatusValue", status)
        .with("Level", "Information")
        .with("Caller", caller)
        .with("CallerIpAddress", address)
        .with("SubscriptionId", SUBSCRIPTION)
        .with("ResourceGroup", "RG-PRODUCTION")
        .with("_ResourceId", resource)
        .with(
            "ResourceProviderValue",
            operation.substring(0, operation.indexOf('/')).toUpperCase(Locale.ROOT))
        .with("EventSubmissionTimestamp", Ticks.text(at))
        .with("CorrelationId", dice.guid())
        .row();
  }

  static Row read(
      Dice dice, Instant at, String account, String blob, String address, String sign, int status) {
    return Row.of(BLOBS, at)
        .with("AccountName", account)
        .with("OperationName", "GetBlob")
        .with("AuthenticationType", sign)
        .with("StatusCode", Integer.toString(status))
        .with("StatusText", status < 300 ? "Success" : "AuthorizationFailure")
        .with("CallerIpAddress", address + ":" + dice.between(20_000, 60_000))
        .with("ObjectKey", "/" + account + "/data/" + blob)
        .with("Uri", "https://" + account + ".blob.storage.example/data/" + blob)
        .with("ResponseBodySize", (long) dice.between(1_000, 4_000_000))
        .row();
  }
}
