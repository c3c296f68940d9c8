package com.socmate.domain.entity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names that are known beforehand: tables, applications, roles, protocols, programs.
final class KnownNames {
  static final Set<String> TABLES =
      lines(
          """
          AADManagedIdentitySignInLogs AADNonInteractiveUserSignInLogs AADProvisioningLogs
          AADRiskyServicePrincipals AADRiskyUsers AADServicePrincipalRiskEvents
          AADServicePrincipalSignInLogs AADUserRiskEvents ADFSSignInLogs AGSGroups AlertEvidence
          AlertInfo Anomalies AppServiceAuditLogs AppServiceHTTPLogs AuditLogs AWSCloudTrail
          AWSCloudWatch AWSGuardDuty AWSVPCFlow AZFWApplicationRule AZFWDnsQuery AZFWIdpsSignature
          AZFWNetworkRule AZFWThreatIntel AzureActivity AzureDevOpsAuditing AzureDiagnostics
          AzureMetrics BehaviorAnalytics CloudAppEvents CommonSecurityLog ContainerLogV2
          DatabricksAccounts DeviceEvents DeviceFileCertificateInfo DeviceFileEvents
          DeviceImageLoadEvents DeviceInfo DeviceLogonEvents DeviceNetworkEvents DeviceNetworkInfo
          DeviceProcessEvents DeviceRegistryEvents DeviceTvmSoftwareInventory
          DeviceTvmSoftwareVulnerabilities DnsEvents DnsInventory Dynamics365Activity
          EmailAttachmentInfo EmailEvents EmailPostDeliveryEvents EmailUrlInfo GCPAuditLogs
          GitHubAuditData GoogleWorkspaceReports Heartbeat HuntingBookmark IdentityDirectoryEvents
          IdentityInfo IdentityLogonEvents IdentityQueryEvents IntuneAuditLogs IntuneDevices
          LAQueryLogs MicrosoftGraphActivityLogs NetworkAccessTraffic OfficeActivity OktaV2_CL
          PowerBIActivity ProjectActivity PurviewDataSensitivityLogs SecureScoreControls
          SecurityAlert SecurityBaseline SecurityEvent SecurityIncident SecurityRecommendation
          SentinelAudit SentinelHealth SigninLogs StorageBlobLogs StorageFileLogs Syslog
          ThreatIntelIndicators ThreatIntelligenceIndicator UrlClickEvents UserAccessAnalytics
          UserPeerAnalytics VMConnection W3CIISLog Watchlist WindowsEvent WindowsFirewall WireData
          """);

  static final Pattern APPS =
      oneOf(
          "Azure Portal, Office 365, Microsoft 365, Exchange Online, SharePoint Online, SharePoint,"
              + " OneDrive, Microsoft Teams, Azure Key Vault, Key Vault, AKS, Azure Kubernetes Service,"
              + " Azure DevOps, Azure SQL, Azure CLI, Azure PowerShell, Microsoft Graph, Graph Explorer,"
              + " Power BI, Power Automate, Dynamics 365, Intune, Salesforce, ServiceNow, Workday, Okta,"
              + " GitHub, GitLab, Jira, Confluence, Slack, Zoom, Dropbox, Citrix, GlobalProtect,"
              + " AnyConnect, FortiGate, Zscaler, AWS Console, AWS, GCP, Google Workspace, Snowflake,"
              + " Outlook Web Access, OWA, Active Directory Federation Services, AD FS, ADFS, LastPass,"
              + " 1Password, SAP, VPN");

  static final Pattern ROLES =
      oneOf(
          "Global Administrators?, Global Admins?, Global Readers?, Privileged Role Administrators?,"
              + " Privileged Authentication Administrators?, Security Administrators?, Security Admins?,"
              + " Security Readers?, Exchange Administrators?, SharePoint Administrators?,"
              + " User Administrators?, Application Administrators?, Cloud Application Administrators?,"
              + " Conditional Access Administrators?, Helpdesk Administrators?, Intune Administrators?,"
              + " Hybrid Identity Administrators?, Authentication Administrators?,"
              + " Billing Administrators?, Teams Administrators?, Compliance Administrators?,"
              + " User Access Administrators?, Key Vault Administrators?, Subscription Owners?,"
              + " privileged role holders?, privileged accounts?, privileged users?, privileged roles?,"
              + " break[- ]?glass (?:accounts?|users?|admins?), emergency access accounts?,"
              + " guest (?:accounts?|users?), external users?, service accounts?");

  static final Pattern GROUPS =
      oneOf(
          "Domain Admins?, Enterprise Admins?, Schema Admins?, Account Operators, Backup Operators,"
              + " Server Operators, Print Operators, DnsAdmins, Protected Users,"
              + " Remote Desktop Users, local Administrators(?: group)?");

  static final Pattern PROTOCOLS =
      oneOf(
          "RDP, SMB, IMAP4?, POP3?, SMTP AUTH, SMTP, LDAPS?, Kerberos, NTLM(?:v[12])?, SSH, WinRM, WMI,"
              + " FTP, Telnet, VNC, DCOM, SNMP, Exchange ActiveSync, ActiveSync, MAPI, EWS,"
              + " legacy auth(?:entication)?, basic auth(?:entication)?");

  static final Pattern PROGRAMS =
      oneOf(
          "powershell, pwsh, cmd, rundll32, regsvr32, mshta, wscript, cscript, certutil, bitsadmin,"
              + " psexec, psexesvc, wmic, vssadmin, wbadmin, bcdedit, schtasks, mimikatz, rclone, ntdsutil,"
              + " procdump, lsass, cobalt strike, anydesk, teamviewer, ngrok, nmap, bloodhound, sharphound,"
              + " rubeus, net\\.exe, whoami, nltest, adfind, wevtutil, msbuild, installutil");

  static final Set<String> FILE_ENDINGS =
      lines(
          """
          exe dll ps1 psm1 bat cmd com vbs vbe js jse hta msi scr sys lnk jar py sh doc docm docx xls
          xlsm xlsx ppt pptm pptx pdf zip rar 7z iso img one rtf tmp txt csv json xml dat bin dit kdbx
          pst ost evtx log php asp aspx jsp config yaml yml pem pfx key vhd vhdx dmp
          """);

  static final Set<String> TOP_LEVEL_DOMAINS =
      lines(
          """
          com net org edu gov mil int info biz name pro xyz top club online site app dev cloud shop
          live icu example test invalid localhost local lan corp internal intranet home arpa onion
          tech store space website link click host press fun work email news agency digital global
          zone network systems solutions services security support world today life group company
          """);

  private KnownNames() {}

  private static Set<String> lines(String names) {
    return Arrays.stream(names.strip().split("\\s+"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Longer names come first, so that "SMTP AUTH" is not read as "SMTP".
  private static Pattern oneOf(String names) {
    String alternatives =
        Arrays.stream(names.split(",\\s*"))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(name -> name.replace(" ", "\\s+"))
            .collect(Collectors.joining("|"));
    return Pattern.compile("(?i)(?<![\\w@.-])(?:" + alternatives + ")(?![\\w@-]|\\.\\w)");
  }
}
