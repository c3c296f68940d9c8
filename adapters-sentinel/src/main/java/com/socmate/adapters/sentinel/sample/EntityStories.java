package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.Machine;
import com.socmate.adapters.sentinel.sample.World.User;
import java.util.List;

/// Somebody who left and whose account is still at work; and others who are called alike.
final class EntityStories implements Story {
  private static final String LEAVER = "leaver01";

  @Override
  public void tell(Stage stage) {
    var plot = new Planting(stage, Intent.ENTITY_TIMELINE, SignIns.INTERACTIVE);
    var leaver = named(plot, LEAVER);
    plot.incident(
        "signs-in",
        key(SignIns.INTERACTIVE),
        "The account of somebody who left signs in.",
        3,
        (dice, at, _) -> SignInKindStories.home(dice, at, leaver));
    plot.incident(
        "administers",
        key(CloudDeeds.ADMINISTRATION),
        "The account of somebody who left starts a machine in Azure.",
        1,
        (dice, at, _) ->
            CloudDeeds.done(
                dice,
                at,
                "Microsoft.Compute/virtualMachines/start/action",
                "Success",
                leaver.principal(),
                leaver.home(),
                CloudDeeds.resource("microsoft.compute/virtualmachines", "vm1")));
    plot.nearMiss(
        "another-leaver",
        FindingKey.of("Entity", "leaver011@contoso.example", "Table", SignIns.INTERACTIVE),
        "Somebody whose name begins alike.",
        2,
        (dice, at, _) -> SignInKindStories.home(dice, at, named(plot, "leaver011")));
    plot.tooEarly(
        "directory-before-the-window",
        key(DirectoryAudits.TABLE),
        1,
        (dice, at, _) ->
            DirectoryAudits.deed(dice, at, leaver, "Update user", leaver.principal(), "success"));
    plot.tooEarly(
        "windows-before-the-window",
        key(WindowsEvents.SECURITY),
        1,
        (dice, at, _) ->
            new WindowsEvents(dice)
                .logon(
                    at,
                    new Machine("SRV-JUMP01", "10.10.0.47"),
                    World.DOMAIN + "\\" + LEAVER,
                    WindowsEvents.INTERACTIVE,
                    "127.0.0.1"));
  }

  private static FindingKey key(String table) {
    return FindingKey.of("Entity", LEAVER + "@contoso.example", "Table", table);
  }

  private static User named(Planting plot, String name) {
    var like = plot.world().absent().getFirst();
    return new User(
        name,
        plot.dice(name).guid(),
        like.workstation(),
        "198.51.100.240",
        like.place(),
        List.of());
  }
}
