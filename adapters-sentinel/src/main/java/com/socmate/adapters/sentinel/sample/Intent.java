package com.socmate.adapters.sentinel.sample;

import java.time.Duration;

/// A question that the sample has answers to, and the rule by which they were planted.
public enum Intent {
  FAILED_SIGNINS(
      "failed_signins",
      "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP",
      "SigninLogs: more than 5 failed sign-ins from one IPAddress; successes and interrupts are not failures"),
  PASSWORD_SPRAY(
      "password_spray",
      "Password spray: one IP failing to sign in to more than 5 different accounts in the last 24 hours",
      "SigninLogs: failed sign-ins of more than 5 accounts from one IPAddress"),
  DISABLED_ACCOUNT_SIGNINS(
      "disabled_account_signins",
      "Source IPs that tried to sign in to at least 3 disabled accounts (50057) in the last 24 hours",
      "SigninLogs: result 50057 for 3 or more accounts from one IPAddress"),
  LEGACY_AUTHENTICATION(
      "legacy_authentication",
      "Successful sign-ins with legacy authentication in the last 24 hours",
      "SigninLogs: success with a client of the old kind, for each account and client"),
  MFA_FATIGUE(
      "mfa_fatigue",
      "MFA fatigue: users with at least 5 refused MFA prompts in the last 24 hours",
      "SigninLogs: result 500121 at least 5 times for one account"),
  RISKY_SIGNINS(
      "risky_signins",
      "Successful sign-ins rated medium or high risk in the last 24 hours",
      "SigninLogs: success while the risk is medium or high, for each account"),
  IMPOSSIBLE_TRAVEL(
      "impossible_travel",
      "Impossible travel: users who signed in from two countries too far apart for the time between in the last 24 hours",
      "SigninLogs: successes in two countries over 300 km apart, faster than 900 km/h"),
  NEW_COUNTRY_SIGNINS(
      "new_country_signins",
      "Successful sign-ins in the last 24 hours from a country the user has not signed in from in the previous 14 days",
      "SigninLogs: a country in which the account, which has a history, did not sign in in the 14 days before"),
  DORMANT_ACCOUNTS(
      "dormant_accounts",
      "Accounts dormant for at least 6 days that signed in again in the last 24 hours",
      "SigninLogs: a success 6 days or more after the one before"),
  ROLE_GRANTS(
      "role_grants",
      "New role assignments in the directory in the last 24 hours",
      "AuditLogs: a member was added to a role, with success"),
  CONSENT_GRANTS(
      "consent_grants",
      "Consent granted to applications in the last 24 hours",
      "AuditLogs: consent or a permission was granted, with success"),
  APP_CREDENTIALS(
      "app_credentials",
      "Credentials added to applications or service principals in the last 24 hours",
      "AuditLogs: a credential was added to an application, with success"),
  CONDITIONAL_ACCESS_CHANGES(
      "conditional_access_changes",
      "Conditional Access policies changed or deleted in the last 24 hours",
      "AuditLogs: an operation on a conditional access policy"),
  SIGN_IN_METHOD_CHANGES(
      "sign_in_method_changes",
      "MFA methods registered or removed in the last 24 hours",
      "AuditLogs: security info was registered, changed or deleted"),
  NEW_DIRECTORY_USERS(
      "new_directory_users",
      "Users created or invited in the directory in the last 24 hours",
      "AuditLogs: a user was added or invited, with success"),
  LATERAL_MOVEMENT(
      "lateral_movement",
      "Search for lateral movement: accounts reaching more than 4 new hosts in the last 24 hours",
      "SecurityEvent 4624, LogonType 3 or 10: one Account from one IpAddress reaches more than 4 Computers that the account did not log on to (same logon types) in the 7 days before the window; machine accounts, ANONYMOUS LOGON and loopback or missing addresses are left out"),
  FAILED_RDP_LOGONS(
      "failed_rdp_logons",
      "Failed RDP logons, at least 10 from one address, in the last 24 hours",
      "SecurityEvent 4625, LogonType 10: at least 10 from one IpAddress"),
  FAILED_WINDOWS_LOGONS(
      "failed_windows_logons",
      "Failed Windows logons (4625), at least 10 from one address, in the last 24 hours",
      "SecurityEvent 4625: at least 10 from one IpAddress"),
  ACCOUNT_LOCKOUTS(
      "account_lockouts",
      "Accounts locked out at least 3 times in the last 24 hours",
      "SecurityEvent 4740: at least 3 of one TargetAccount"),
  SERVICE_INSTALLS(
      "service_installs",
      "Services installed on Windows computers in the last 24 hours",
      "SecurityEvent 4697"),
  SCHEDULED_TASKS(
      "scheduled_tasks",
      "Scheduled tasks created on Windows computers in the last 24 hours",
      "SecurityEvent 4698"),
  GROUP_ADDITIONS(
      "group_additions",
      "Members added to Windows administrator groups in the last 24 hours",
      "SecurityEvent 4728, 4732, 4756 of a group of administrators"),
  NEW_WINDOWS_ACCOUNTS(
      "new_windows_accounts",
      "Windows accounts created in the last 24 hours",
      "SecurityEvent 4720"),
  KERBEROASTING(
      "kerberoasting",
      "Kerberoasting: accounts that requested RC4 tickets for at least 5 services in the last 24 hours",
      "SecurityEvent 4769 with encryption 0x17 or 0x18 for at least 5 services"),
  DCSYNC(
      "dcsync",
      "DCSync: accounts that replicated the directory in the last 24 hours",
      "SecurityEvent 4662 with a right to replicate, by an account that is no machine and no synchronisation"),
  ENCODED_POWERSHELL(
      "encoded_powershell",
      "PowerShell started with an encoded command in the last 24 hours",
      "SecurityEvent 4688 of PowerShell with -e… and base64 on the command line"),
  LOLBINS(
      "lolbins",
      "Windows tools used to fetch or run code (LOLBins) in the last 24 hours",
      "SecurityEvent 4688 of certutil, mshta, regsvr32, rundll32 or bitsadmin fetching or running code"),
  PROCESS_STARTS(
      "process_starts",
      "rclone.exe or mimikatz.exe started on any computer in the last 24 hours",
      "SecurityEvent 4688 of one of the two programs"),
  SYSMON_SERVICES(
      "sysmon_services",
      "Sysmon: services registered on any computer in the last 24 hours",
      "Event of Sysmon, 13: the ImagePath of a service is set"),
  SYSMON_ENCODED_POWERSHELL(
      "sysmon_encoded_powershell",
      "Sysmon: PowerShell started with an encoded command in the last 24 hours",
      "Event of Sysmon, 1: PowerShell with -e… and base64 on the command line"),
  BEACONING(
      "beaconing",
      "Beaconing: at least 20 connections at regular intervals from one host to one destination in the last 24 hours",
      "CommonSecurityLog: at least 20 connections of one pair whose middle four fifths of gaps lie within 60 percent of the median"),
  RARE_DESTINATIONS(
      "rare_destinations",
      "Rare destinations: addresses nobody contacted before, with at least 3 connections, in the last 24 hours",
      "CommonSecurityLog: a public DestinationIP unseen in 7 days, at least 3 connections from at most 2 hosts"),
  EXFILTRATION_VOLUME(
      "exfiltration_volume",
      "Exfiltration: data sent to the internet, much more than usual, in the last 24 hours",
      "CommonSecurityLog: at least 500 MB sent, and 5 times what is usual for the host"),
  FIREWALL_DENIALS(
      "firewall_denials",
      "Denied connections: addresses with at least 50 connections that a firewall denied in the last 24 hours",
      "CommonSecurityLog: at least 50 denied connections from one SourceIP"),
  FAILED_SSH_LOGONS(
      "failed_ssh_logons",
      "Failed SSH logons, at least 10 from one address, in the last 24 hours",
      "Syslog of sshd: at least 10 failed passwords from one address"),
  INBOX_RULES(
      "inbox_rules",
      "Inbox rules that forward or redirect mail, created in the last 24 hours",
      "OfficeActivity: a rule is made or changed that forwards or redirects"),
  DNS_TUNNELLING(
      "dns_tunnelling",
      "DNS tunnelling: hosts that looked up long subdomains of one domain in the last 24 hours",
      "DnsEvents: at least 50 names below one domain, 20 characters and longer on average"),
  NXDOMAIN_BURSTS(
      "nxdomain_bursts",
      "Hosts with at least 100 NXDOMAIN answers in the last 24 hours",
      "DnsEvents: at least 100 lookups with result 3 from one ClientIP"),
  AZURE_DELETIONS(
      "azure_deletions",
      "Callers that deleted at least 10 Azure resources in the last 24 hours",
      "AzureActivity: delete of at least 10 resources by one Caller"),
  AZURE_ROLE_ASSIGNMENTS(
      "azure_role_assignments",
      "Azure role assignments at a subscription or resource in the last 24 hours",
      "AzureActivity: roleAssignments/write that succeeded"),
  AZURE_KEY_LISTING(
      "azure_key_listing",
      "Callers that listed the access keys of at least 5 Azure resources in the last 24 hours",
      "AzureActivity: listKeys of at least 5 resources by one Caller"),
  STORAGE_ANONYMOUS(
      "storage_anonymous",
      "Anonymous reads of blobs in storage accounts in the last 24 hours",
      "StorageBlobLogs: an anonymous request that was answered"),
  STORAGE_DOWNLOADS(
      "storage_downloads",
      "Mass download: addresses that read at least 100 different blobs of one storage account in the last 24 hours",
      "StorageBlobLogs: GetBlob of at least 100 blobs of one account from one address"),
  SILENT_TABLES(
      "silent_tables",
      "Tables that received no rows for at least 3 hours, as of the last 24 hours",
      "a table that reports hourly has no row in the last 3 hours of the window"),
  VOLUME_DROP(
      "volume_drop",
      "Tables whose volume dropped by at least 60 percent in the last 24 hours",
      "a table has 60 percent fewer rows than a week before"),
  AUDIT_COMPLETENESS(
      "audit_completeness",
      "Verify audit log completeness in the last 24 hours",
      "a Computer in SecurityEvent, or the tables SigninLogs and AuditLogs, that reported in every hour of at least 3 of the 7 days before the window is silent for 3 or more whole hours in a row; or event 1102 says that a Computer's security log was cleared"),
  ENTITY_TIMELINE(
      "entity_timeline",
      "Everything about leaver01@contoso.example in the last 24 hours",
      "every table that tells of the account");

  private final String word;
  private final String question;
  private final String rule;

  Intent(String word, String question, String rule) {
    this.word = word;
    this.question = question;
    this.rule = rule;
  }

  /// Its name in the manifest.
  public String word() {
    return word;
  }

  /// A question to which exactly the planted incidents are the answer.
  public String question() {
    return question;
  }

  String rule() {
    return rule;
  }

  Duration window() {
    return Duration.ofDays(1);
  }
}
