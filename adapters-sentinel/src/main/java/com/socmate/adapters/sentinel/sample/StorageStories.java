package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;

/// Blobs that strangers read, and storage accounts that somebody empties.
final class StorageStories implements Story {
  private static final String TABLE = CloudDeeds.BLOBS;

  @Override
  public void tell(Stage stage) {
    anonymous(new Planting(stage, Intent.STORAGE_ANONYMOUS, TABLE));
    downloads(new Planting(stage, Intent.STORAGE_DOWNLOADS, TABLE));
  }

  private static Planting.Maker read(
      String account, String address, String sign, int status, int different) {
    return (dice, at, n) ->
        CloudDeeds.read(
            dice, at, account, "file%03d.bin".formatted(n % different), address, sign, status);
  }

  private static void anonymous(Planting plot) {
    for (int n = 0; n < 2; n++) {
      var from = plot.world().stranger();
      var account = "public" + (n + 1);
      plot.incident(
          "strangers-read-" + (n + 1),
          FindingKey.of("AccountName", account, "CallerAddress", from),
          "Somebody reads blobs without signing in.",
          4,
          read(account, from, "Anonymous", 200, 9));
    }
    var refused = plot.world().stranger();
    plot.nearMiss(
        "refused",
        FindingKey.of("AccountName", "private1", "CallerAddress", refused),
        "Storage refused to answer.",
        5,
        read("private1", refused, "Anonymous", 403, 9));
    var signed = plot.world().stranger();
    plot.nearMiss(
        "with-a-signature",
        FindingKey.of("AccountName", "shared1", "CallerAddress", signed),
        "The link carries a signature.",
        5,
        read("shared1", signed, "SAS", 200, 9));
    var early = plot.world().stranger();
    plot.tooEarly(
        "before-the-window",
        FindingKey.of("AccountName", "public3", "CallerAddress", early),
        4,
        read("public3", early, "Anonymous", 200, 9));
  }

  private static void downloads(Planting plot) {
    for (int n = 0; n < 2; n++) {
      var from = plot.world().stranger();
      plot.incident(
          "emptied-" + (n + 1),
          key(from, "archive1"),
          "A hundred and twenty blobs are read one after another.",
          120,
          read("archive1", from, "AccountKey", 200, 999));
    }
    var few = plot.world().stranger();
    plot.nearMiss(
        "ninety-blobs",
        key(few, "archive1"),
        "A hundred and fifty reads of ninety blobs.",
        150,
        read("archive1", few, "AccountKey", 200, 90));
    var refused = plot.world().stranger();
    plot.nearMiss(
        "refused",
        key(refused, "archive1"),
        "Storage refused every read.",
        130,
        read("archive1", refused, "SAS", 403, 999));
    var early = plot.world().stranger();
    plot.tooEarly(
        "before-the-window",
        key(early, "archive1"),
        110,
        read("archive1", early, "AccountKey", 200, 999));
  }

  private static FindingKey key(String from, String account) {
    return FindingKey.of("CallerAddress", from, "AccountName", account);
  }
}
