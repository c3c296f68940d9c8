package com.socmate.benchmarks.kql;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/// Made-up log lines in the shapes the service has: Windows events, which are wide, and sign-ins,
/// which are narrow. The same row number always gives the same line.
final class EventLines {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final long MILLIS_APART = 120;

  private static final String[] PROCESSES = {
    "C:\\\\Windows\\\\System32\\\\svchost.exe",
    "C:\\\\Windows\\\\System32\\\\cmd.exe",
    "C:\\\\Windows\\\\System32\\\\WindowsPowerShell\\\\v1.0\\\\powershell.exe",
    "C:\\\\Program Files\\\\Microsoft Office\\\\root\\\\Office16\\\\OUTLOOK.EXE",
    "C:\\\\Windows\\\\explorer.exe",
    "C:\\\\Windows\\\\System32\\\\wbem\\\\WmiPrvSE.exe",
    "C:\\\\Program Files (x86)\\\\Google\\\\Chrome\\\\Application\\\\chrome.exe",
    "C:\\\\Windows\\\\System32\\\\rundll32.exe"
  };
  private static final int AT_ONCE = 1000;
  private static final int[] EVENTS = {4624, 4624, 4624, 4625, 4634, 4672, 4688, 4688, 5156, 5156};
  private static final String[] RESULTS = {"0", "0", "0", "0", "0", "0", "50126", "50053", "50074"};
  private static final String[] APPS = {
    "Office 365 Exchange Online", "Azure Portal", "Microsoft Teams", "SharePoint Online", "VPN"
  };

  private EventLines() {}

  /// Writes rows `from` to `to` of Windows events.
  static void windows(Path file, long from, long to) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (long row = from; row < to; row++) {
        out.write(windows(row).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /// Writes rows `from` to `to` of sign-ins.
  static void signIns(Path file, long from, long to) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (long row = from; row < to; row++) {
        out.write(signIn(row).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /// Rows `from` to `to` of Windows events, made as they are read.
  static InputStream windowsAsRead(long from, long to) {
    return new InputStream() {
      private long row = from;
      private ByteArrayInputStream lines = new ByteArrayInputStream(new byte[0]);

      @Override
      public int read() {
        fill();
        return lines.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        fill();
        return lines.read(bytes, offset, length);
      }

      private void fill() {
        if (lines.available() == 0 && row < to) {
          StringBuilder some = new StringBuilder(1 << 20);
          for (long end = Math.min(to, row + AT_ONCE); row < end; row++) {
            some.append(windows(row));
          }
          lines = new ByteArrayInputStream(some.toString().getBytes(StandardCharsets.UTF_8));
        }
      }
    };
  }

  private static String windows(long row) {
    var dice = new SplittableRandom(row * 0x9E3779B97F4A7C15L);
    int event = EVENTS[dice.nextInt(EVENTS.length)];
    int host = skewed(dice, 2000);
    int user = skewed(dice, 20_000);
    var line = new StringBuilder(1100);
    line.append("{\"TimeGenerated\":\"").append(START.plusMillis(row * MILLIS_APART));
    line.append("\",\"Computer\":\"HOST-").append(host).append(".corp.example.com\",\"EventID\":");
    line.append(event).append(",\"Channel\":\"Security\",\"Level\":\"0\",\"Task\":");
    line.append(12_544 + event % 7).append(",\"EventSourceName\":");
    line.append("\"Microsoft-Windows-Security-Auditing\",\"EventRecordId\":\"").append(row);
    line.append("\",\"Account\":\"CORP\\\\user").append(user).append("\",\"AccountType\":\"");
    line.append(user % 50 == 0 ? "Machine" : "User").append("\",\"SubjectUserName\":\"user");
    line.append(user).append("\",\"SubjectDomainName\":\"CORP\",\"SubjectLogonId\":\"0x");
    line.append(Long.toHexString(dice.nextLong(0xFFFFFF)));
    line.append("\",\"SubjectUserSid\":\"S-1-5-21-4228717743-1032521047-1810997296-").append(user);
    if (event == 4624 || event == 4625) {
      line.append("\",\"LogonType\":").append(2 + dice.nextInt(9)).append(",\"IpAddress\":\"10.");
      line.append(host % 200).append('.').append(dice.nextInt(4)).append('.');
      line.append(dice.nextInt(250)).append("\",\"IpPort\":\"").append(dice.nextInt(65_000));
      line.append("\",\"LogonProcessName\":\"NtLmSsp\",\"AuthenticationPackageName\":\"NTLM");
      line.append("\",\"Status\":\"").append(event == 4625 ? "0xc000006d" : "0x0");
    } else if (event == 4688) {
      process(line, dice, row);
    }
    line.append("\",\"ProcessId\":\"0x").append(Integer.toHexString(dice.nextInt(40_000)));
    line.append("\",\"Bytes\":").append(dice.nextInt(1_000_000)).append(",\"Details\":{\"ring\":");
    line.append(dice.nextInt(5)).append(",\"tags\":[\"t").append(dice.nextInt(20));
    line.append("\",\"t").append(dice.nextInt(20)).append("\"]}}\n");
    return line.toString();
  }

  private static void process(StringBuilder line, SplittableRandom dice, long row) {
    line.append("\",\"NewProcessName\":\"").append(PROCESSES[dice.nextInt(PROCESSES.length)]);
    line.append("\",\"ParentProcessName\":\"").append(PROCESSES[dice.nextInt(PROCESSES.length)]);
    line.append("\",\"CommandLine\":\"");
    if (row % 250_007 == 6) {
      line.append("C:\\\\Temp\\\\mimikatz.exe privilege::debug sekurlsa::logonpasswords");
    } else if (dice.nextInt(200) == 0) {
      line.append("powershell.exe -nop -w hidden -EncodedCommand ");
      for (int i = 0; i < 10; i++) {
        line.append(Long.toString(dice.nextLong(Long.MAX_VALUE), 36));
      }
    } else {
      line.append("\\\"C:\\\\Program Files\\\\app").append(dice.nextInt(300)).append("\\\\run.exe");
      line.append("\\\" --session ").append(dice.nextInt(1_000_000)).append(" --config=");
      line.append(Integer.toHexString(dice.nextInt())).append(".json");
    }
  }

  private static String signIn(long row) {
    var dice = new SplittableRandom(row * 0xD1342543DE82EF95L);
    int user = skewed(dice, 20_000);
    var line = new StringBuilder(320);
    line.append("{\"TimeGenerated\":\"").append(START.plusMillis(row * MILLIS_APART));
    line.append("\",\"UserPrincipalName\":\"user").append(user).append("@example.com\",");
    line.append("\"ResultType\":\"").append(RESULTS[dice.nextInt(RESULTS.length)]);
    line.append("\",\"IPAddress\":\"203.").append(dice.nextInt(100)).append('.');
    line.append(dice.nextInt(10)).append('.').append(dice.nextInt(250));
    line.append("\",\"AppDisplayName\":\"").append(APPS[dice.nextInt(APPS.length)]);
    line.append("\",\"CorrelationId\":\"").append(guid(dice)).append("\"}\n");
    return line.toString();
  }

  private static String guid(SplittableRandom dice) {
    return new java.util.UUID(dice.nextLong(), dice.nextLong()).toString();
  }

  /// Small numbers more often than great ones.
  private static int skewed(SplittableRandom dice, int bound) {
    double draw = dice.nextDouble();
    return (int) (draw * draw * bound);
  }
}
