package com.socmate.application.investigation.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The techniques of MITRE ATT&CK that plans name, each with its name and the tactic it mostly
/// serves.
public final class Attack {
  private static final Map<String, Technique> TECHNIQUES = new HashMap<>();

  /// @param tactic its name in the matrix for enterprises
  public record Technique(String id, String name, String tactic) {}

  static {
    tactic("Initial Access", "T1078", "Valid Accounts", "T1078.004", "Cloud Accounts");
    tactic("Initial Access", "T1190", "Exploit Public-Facing Application", "T1566", "Phishing");
    tactic("Initial Access", "T1133", "External Remote Services", "T1199", "Trusted Relationship");
    tactic("Execution", "T1059", "Command and Scripting Interpreter", "T1059.001", "PowerShell");
    tactic("Execution", "T1053.005", "Scheduled Task", "T1569.002", "Service Execution");
    tactic(
        "Execution", "T1204.002", "Malicious File", "T1047", "Windows Management Instrumentation");
    tactic("Persistence", "T1098", "Account Manipulation", "T1136", "Create Account");
    tactic("Persistence", "T1098.001", "Additional Cloud Credentials");
    tactic("Persistence", "T1098.003", "Additional Cloud Roles");
    tactic("Persistence", "T1098.005", "Device Registration");
    tactic("Persistence", "T1098.007", "Additional Local or Domain Groups");
    tactic("Persistence", "T1136.001", "Local Account", "T1136.003", "Cloud Account");
    tactic("Persistence", "T1543.003", "Windows Service", "T1505.003", "Web Shell");
    tactic("Persistence", "T1547.001", "Registry Run Keys / Startup Folder");
    tactic("Defense Evasion", "T1027", "Obfuscated Files or Information", "T1036", "Masquerading");
    tactic(
        "Defense Evasion", "T1070", "Indicator Removal", "T1218", "System Binary Proxy Execution");
    tactic(
        "Defense Evasion",
        "T1070.001",
        "Clear Windows Event Logs",
        "T1140",
        "Deobfuscate/Decode Files or Information");
    tactic("Defense Evasion", "T1562", "Impair Defenses", "T1562.001", "Disable or Modify Tools");
    tactic("Defense Evasion", "T1562.002", "Disable Windows Event Logging");
    tactic("Defense Evasion", "T1562.008", "Disable or Modify Cloud Logs");
    tactic("Defense Evasion", "T1550", "Use Alternate Authentication Material");
    tactic("Credential Access", "T1110", "Brute Force", "T1110.001", "Password Guessing");
    tactic(
        "Credential Access", "T1110.003", "Password Spraying", "T1110.004", "Credential Stuffing");
    tactic("Credential Access", "T1003", "OS Credential Dumping", "T1003.001", "LSASS Memory");
    tactic("Credential Access", "T1003.006", "DCSync", "T1528", "Steal Application Access Token");
    tactic("Credential Access", "T1552.005", "Cloud Instance Metadata API");
    tactic("Credential Access", "T1556", "Modify Authentication Process");
    tactic("Credential Access", "T1556.006", "Multi-Factor Authentication");
    tactic("Credential Access", "T1556.009", "Conditional Access Policies");
    tactic("Credential Access", "T1558.003", "Kerberoasting", "T1558.004", "AS-REP Roasting");
    tactic("Credential Access", "T1621", "Multi-Factor Authentication Request Generation");
    tactic("Discovery", "T1087", "Account Discovery", "T1046", "Network Service Discovery");
    tactic("Discovery", "T1619", "Cloud Storage Object Discovery");
    tactic("Lateral Movement", "T1021", "Remote Services", "T1021.001", "Remote Desktop Protocol");
    tactic(
        "Lateral Movement",
        "T1021.002",
        "SMB/Windows Admin Shares",
        "T1570",
        "Lateral Tool Transfer");
    tactic("Collection", "T1530", "Data from Cloud Storage", "T1114", "Email Collection");
    tactic(
        "Command and Control", "T1071", "Application Layer Protocol", "T1071.001", "Web Protocols");
    tactic("Command and Control", "T1071.004", "DNS", "T1573", "Encrypted Channel");
    tactic(
        "Command and Control",
        "T1105",
        "Ingress Tool Transfer",
        "T1568.002",
        "Domain Generation Algorithms");
    tactic(
        "Exfiltration",
        "T1041",
        "Exfiltration Over C2 Channel",
        "T1567",
        "Exfiltration Over Web Service");
    tactic("Exfiltration", "T1048", "Exfiltration Over Alternative Protocol");
    tactic("Exfiltration", "T1048.003", "Exfiltration Over Unencrypted Non-C2 Protocol");
    tactic("Impact", "T1485", "Data Destruction", "T1486", "Data Encrypted for Impact");
    tactic("Impact", "T1531", "Account Access Removal", "T1490", "Inhibit System Recovery");
  }

  private Attack() {}

  private static void tactic(String tactic, String... idsAndNames) {
    for (int at = 0; at < idsAndNames.length; at += 2) {
      TECHNIQUES.put(idsAndNames[at], new Technique(idsAndNames[at], idsAndNames[at + 1], tactic));
    }
  }

  /// A sub-technique that is not listed goes under its technique's tactic.
  public static Optional<Technique> technique(String id) {
    return Optional.ofNullable(TECHNIQUES.get(id))
        .or(() ->
            Optional.ofNullable(TECHNIQUES.get(id.replaceFirst("\\..*", "")))
                .map(it -> new Technique(id, it.name(), it.tactic())));
  }
}
