package com.socmate.adapters.sentinel.sample;

import static com.socmate.adapters.sentinel.sample.CloudDeeds.resource;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.User;
import java.util.function.IntFunction;

/// Deeds in Azure that matter: mass deletion, power handed out, keys listed.
final class CloudStories implements Story {
  private static final String TABLE = CloudDeeds.ADMINISTRATION;
  private static final String DELETE = "Microsoft.Compute/disks/delete";
  private static final String ASSIGN = "Microsoft.Authorization/roleAssignments/write";
  private static final String LIST = "Microsoft.Storage/storageAccounts/listKeys/action";

  @Override
  public void tell(Stage stage) {
    deletions(new Planting(stage, Intent.AZURE_DELETIONS, TABLE));
    assignments(new Planting(stage, Intent.AZURE_ROLE_ASSIGNMENTS, TABLE));
    keys(new Planting(stage, Intent.AZURE_KEY_LISTING, TABLE));
  }

  private static FindingKey caller(User user) {
    return FindingKey.of("Caller", user.principal());
  }

  private static Planting.Maker done(
      User user, String operation, String status, IntFunction<String> resource) {
    return (dice, at, n) ->
        CloudDeeds.done(
            dice, at, operation, status, user.principal(), user.home(), resource.apply(n));
  }

  private static IntFunction<String> disks(int different) {
    return n -> resource("microsoft.compute/disks", "disk" + n % different);
  }

  private static IntFunction<String> stores(int different) {
    return n -> resource("microsoft.storage/storageaccounts", "store" + n % different);
  }

  private static void deletions(Planting plot) {
    var cast = plot.cast(5);
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "mass-deletion-" + (n + 1),
          caller(cast.get(n)),
          "Twelve disks are deleted one after another.",
          12,
          done(cast.get(n), DELETE, "Success", disks(99)));
    }
    plot.nearMiss(
        "nine-disks",
        caller(cast.get(2)),
        "Fourteen deletions of nine disks are fewer than ten resources.",
        14,
        done(cast.get(2), DELETE, "Success", disks(9)));
    plot.nearMiss(
        "refused",
        caller(cast.get(3)),
        "Azure refused to delete anything.",
        15,
        done(cast.get(3), DELETE, "Failure", disks(99)));
    plot.tooEarly(
        "before-the-window",
        caller(cast.get(4)),
        12,
        done(cast.get(4), DELETE, "Success", disks(99)));
  }

  private static void assignments(Planting plot) {
    var cast = plot.cast(5);
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "assigned-" + (n + 1),
          scoped(cast.get(n), n),
          "Somebody gets a role on the subscription's resources.",
          1,
          done(cast.get(n), ASSIGN, "Success", scope(n)));
    }
    plot.nearMiss(
        "refused",
        scoped(cast.get(2), 2),
        "The assignment was refused.",
        1,
        done(cast.get(2), ASSIGN, "Failure", scope(2)));
    plot.nearMiss(
        "taken-back",
        scoped(cast.get(3), 3),
        "A role is taken back.",
        1,
        done(cast.get(3), "Microsoft.Authorization/roleAssignments/delete", "Success", scope(3)));
    plot.tooEarly(
        "before-the-window",
        scoped(cast.get(4), 4),
        1,
        done(cast.get(4), ASSIGN, "Success", scope(4)));
  }

  private static IntFunction<String> scope(int story) {
    return _ -> resource("microsoft.authorization/roleassignments", "assignment" + story);
  }

  private static FindingKey scoped(User user, int story) {
    return FindingKey.of("Caller", user.principal(), "Scope", scope(story).apply(0));
  }

  private static void keys(Planting plot) {
    var cast = plot.cast(5);
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "keys-listed-" + (n + 1),
          caller(cast.get(n)),
          "The keys of seven storage accounts are listed within minutes.",
          7,
          done(cast.get(n), LIST, "Success", stores(99)));
    }
    plot.nearMiss(
        "four-accounts",
        caller(cast.get(2)),
        "Nine times the keys of four storage accounts.",
        9,
        done(cast.get(2), LIST, "Success", stores(4)));
    plot.nearMiss(
        "regenerated",
        caller(cast.get(3)),
        "Keys are made anew, not listed.",
        8,
        done(
            cast.get(3),
            "Microsoft.Storage/storageAccounts/regenerateKey/action",
            "Success",
            stores(99)));
    plot.tooEarly(
        "before-the-window",
        caller(cast.get(4)),
        7,
        done(cast.get(4), LIST, "Success", stores(99)));
  }
}
