package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.World.Machine;
import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Servers at work: a beat every twelve minutes, the nightly backup, administrators on their
/// rounds.
final class EverydayServers implements Story {
  static final String BACKUP_ACCOUNT = World.DOMAIN + "\\svc-backup";
  private static final String SYSTEM = "NT AUTHORITY\\SYSTEM";
  private static final int BEAT_SECONDS = 720;

  private record Program(String image, String commandLine) {}

  private static final List<Program> PROGRAMS =
      List.of(
          new Program("C:\\Windows\\System32\\svchost.exe", "svchost.exe -k netsvcs -p"),
          new Program(
              "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe", "wmiprvse.exe -secured -Embedding"),
          new Program("C:\\Windows\\System32\\taskhostw.exe", "taskhostw.exe"),
          new Program("C:\\Windows\\System32\\conhost.exe", "conhost.exe 0xffffffff -ForceV1"));

  @Override
  public void tell(Stage stage) {
    stage.world().servers().forEach(server -> beats(stage, server));
    Calendar.days(stage.settings()).forEach(day -> backup(stage, day));
    Stream.concat(stage.world().administrators().stream(), stage.world().helpdesk().stream())
        .forEach(user -> rounds(stage, user));
  }

  private static void beats(Stage stage, Machine server) {
    var dice = stage.dice("beats/" + server.name());
    var events = new WindowsEvents(dice);
    for (Instant hour : Calendar.hours(stage.settings())) {
      for (int beat = 0; beat < 5; beat++) {
        var at = dice.after(hour.plusSeconds((long) beat * BEAT_SECONDS), 0, BEAT_SECONDS - 60);
        stage.fill(beat(dice, events, at, server));
      }
    }
  }

  private static Row beat(Dice dice, WindowsEvents events, Instant at, Machine server) {
    String machine = World.DOMAIN + "\\" + server.name() + "$";
    return switch (dice.below(6)) {
      case 0 -> events.logon(at, server, SYSTEM, WindowsEvents.SERVICE, "-");
      case 1 -> events.logon(at, server, machine, WindowsEvents.NETWORK, server.address());
      case 2 -> events.privileges(at, server, SYSTEM);
      case 3 -> events.logoff(at, server, machine, WindowsEvents.NETWORK);
      case 4 -> events.credentialsRead(at, server, machine);
      default -> {
        var program = dice.one(PROGRAMS);
        yield events.process(at, server, machine, program.image(), program.commandLine());
      }
    };
  }

  /// Every server, every night, from the backup server.
  private static void backup(Stage stage, LocalDate day) {
    var dice = stage.dice("backup/" + day);
    var events = new WindowsEvents(dice);
    String from = stage.world().named("SRV-BACKUP01").address();
    var at = Calendar.at(day, 1, 0);
    for (Machine server : stage.world().servers()) {
      at = dice.after(at, 60, 150);
      stage.fill(events.logon(at, server, BACKUP_ACCOUNT, WindowsEvents.NETWORK, from));
      stage.fill(events.privileges(at.plusMillis(200), server, BACKUP_ACCOUNT));
      stage.fill(events.logoff(at.plusSeconds(45), server, BACKUP_ACCOUNT, WindowsEvents.NETWORK));
    }
  }

  /// The servers somebody looks after, each of them every working day.
  private static void rounds(Stage stage, User user) {
    String account = World.DOMAIN + "\\" + user.account();
    for (LocalDate day : Calendar.days(stage.settings())) {
      if (!Calendar.isWorkday(day)) {
        continue;
      }
      var dice = stage.dice("rounds/" + user.account() + "/" + day);
      var events = new WindowsEvents(dice);
      var morning = Calendar.at(day, 8, 0);
      for (Machine server : user.servers()) {
        var at = dice.within(morning, morning.plus(Duration.ofHours(8)));
        int type = dice.chance(0.3) ? WindowsEvents.REMOTE_DESKTOP : WindowsEvents.NETWORK;
        stage.fill(events.logon(at, server, account, type, user.workstation().address()));
        stage.fill(events.privileges(at.plusMillis(150), server, account));
        stage.fill(events.logoff(dice.after(at, 60, 1_800), server, account, type));
      }
    }
  }
}
