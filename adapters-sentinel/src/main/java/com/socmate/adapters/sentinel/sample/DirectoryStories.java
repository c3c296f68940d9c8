package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.User;
import java.util.List;

/// Changes of identities that matter whenever they happen, and changes that only sound like them.
final class DirectoryStories implements Story {
  /// @param operations two that count
  /// @param alike one whose name is close, and that does not count
  private record Deeds(
      Intent intent, List<String> operations, String alike, List<String> targets) {}

  private static final List<Deeds> ALL =
      List.of(
          new Deeds(
              Intent.ROLE_GRANTS,
              List.of("Add member to role", "Add eligible member to role"),
              "Add member to group",
              List.of()),
          new Deeds(
              Intent.CONSENT_GRANTS,
              List.of("Consent to application", "Add delegated permission grant"),
              "Remove delegated permission grant",
              List.of(
                  "Mail Merge Pro", "Calendar Helper", "PDF Tools", "Survey Kit", "Time Sheet")),
          new Deeds(
              Intent.APP_CREDENTIALS,
              List.of(
                  "Add service principal credentials",
                  "Update application \u2013 Certificates and secrets management"),
              "Update application",
              List.of("billing-sync", "backup-agent", "report-mailer", "hr-export", "print-relay")),
          new Deeds(
              Intent.CONDITIONAL_ACCESS_CHANGES,
              List.of("Update conditional access policy", "Delete conditional access policy"),
              "Update policy",
              List.of("Require MFA", "Block legacy", "Guests", "Admins", "Countries")),
          new Deeds(
              Intent.SIGN_IN_METHOD_CHANGES,
              List.of("User registered security info", "Admin deleted security info"),
              "User started security info registration",
              List.of()),
          new Deeds(
              Intent.NEW_DIRECTORY_USERS,
              List.of("Add user", "Invite external user"),
              "Update user",
              List.of(
                  "new.hire1@contoso.example",
                  "partner@fabrikam.example",
                  "new.hire2@contoso.example",
                  "new.hire3@contoso.example",
                  "new.hire4@contoso.example")));

  @Override
  public void tell(Stage stage) {
    for (Deeds deeds : ALL) {
      tell(new Planting(stage, deeds.intent(), DirectoryAudits.TABLE), deeds);
    }
  }

  private static void tell(Planting plot, Deeds deeds) {
    var actors = plot.cast(5);
    var targets = new String[5];
    for (int n = 0; n < 5; n++) {
      targets[n] =
          !deeds.targets().isEmpty()
              ? deeds.targets().get(n)
              : plot.world().absent().get(n).principal();
    }
    for (int story = 0; story < 2; story++) {
      plot.incident(
          "done-" + (story + 1),
          key(actors.get(story), targets[story]),
          deeds.operations().get(story) + ", which nobody announced.",
          1,
          deed(actors.get(story), deeds.operations().get(story), targets[story], "success"));
    }
    plot.nearMiss(
        "sounds-alike",
        key(actors.get(2), targets[2]),
        deeds.alike() + " is something else.",
        2,
        deed(actors.get(2), deeds.alike(), targets[2], "success"));
    if (deeds.intent() == Intent.CONDITIONAL_ACCESS_CHANGES
        || deeds.intent() == Intent.SIGN_IN_METHOD_CHANGES) {
      plot.nearMiss(
          "only-read",
          key(actors.get(3), targets[3]),
          "A sign-in policy of another kind was added.",
          1,
          deed(actors.get(3), "Add named location", targets[3], "success"));
    } else {
      plot.nearMiss(
          "refused",
          key(actors.get(3), targets[3]),
          "It was tried and failed.",
          1,
          deed(actors.get(3), deeds.operations().getFirst(), targets[3], "failure"));
    }
    plot.tooEarly(
        "before-the-window",
        key(actors.get(4), targets[4]),
        1,
        deed(actors.get(4), deeds.operations().getFirst(), targets[4], "success"));
  }

  private static FindingKey key(User actor, String target) {
    return FindingKey.of("Actor", actor.principal(), "Target", target);
  }

  private static Planting.Maker deed(User actor, String operation, String target, String result) {
    return (dice, at, _) -> DirectoryAudits.deed(dice, at, actor, operation, target, result);
  }
}
