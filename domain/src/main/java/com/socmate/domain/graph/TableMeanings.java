package com.socmate.domain.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The tables whose columns say more than their names: declared, not coded. Columns and tables are
/// those of the schema catalogue; a test holds it.
final class TableMeanings {
  private static final Pattern WORD_BREAK = Pattern.compile("\\W+");

  static final Map<String, TableMeaning> ALL =
      TableMeaning.read(
          """
          table SigninLogs
            UserPrincipalName user
            IPAddress ip
            Identity -
            UserPrincipalName SIGNED_IN_FROM IPAddress
          table AADNonInteractiveUserSignInLogs
            UserPrincipalName user
            IPAddress ip
            Identity -
            UserPrincipalName SIGNED_IN_FROM IPAddress
          table AADManagedIdentitySignInLogs
            ServicePrincipalName user
            IPAddress ip
            ServicePrincipalName SIGNED_IN_FROM IPAddress
          table AADServicePrincipalSignInLogs
            ServicePrincipalName user
            IPAddress ip
            ServicePrincipalName SIGNED_IN_FROM IPAddress
          table AzureActivity
            Caller user
            CallerIpAddress ip
            Caller SIGNED_IN_FROM CallerIpAddress
          table AuditLogs
            Identity -
          table OfficeActivity
            UserId user
            ClientIP ip
            UserId SIGNED_IN_FROM ClientIP
          table SecurityEvent
            Account user
            TargetAccount user
            SubjectAccount user
            IpAddress ip
            Computer host
            WorkstationName host
            NewProcessName process
            ParentProcessName process
            Process -
            Account SIGNED_IN_FROM IpAddress
            TargetAccount SIGNED_IN_FROM IpAddress
            IpAddress CONNECTED_TO Computer
            WorkstationName CONNECTED_TO Computer
            NewProcessName RAN_ON Computer
            ParentProcessName RAN_ON Computer
          table Syslog
            Computer host
            HostName host
            HostIP ip
            ProcessName process
            ProcessName RAN_ON Computer
            ProcessName RAN_ON HostName
          table CommonSecurityLog
            SourceIP ip
            DestinationIP ip
            SourceHostName host
            DestinationHostName domain
            SourceUserName user
            DestinationUserName user
            RequestURL url
            FileHash hash
            Computer -
            SourceIP CONNECTED_TO DestinationIP
            SourceHostName CONNECTED_TO DestinationIP
            SourceIP COMMUNICATED_WITH DestinationHostName
            SourceHostName COMMUNICATED_WITH DestinationHostName
            SourceUserName SIGNED_IN_FROM SourceIP
            SourceIP COMMUNICATED_WITH RequestURL
            SourceHostName COMMUNICATED_WITH RequestURL
            DestinationHostName RESOLVED_TO DestinationIP
            FileHash DOWNLOADED_FROM RequestURL
          table DnsEvents
            ClientIP ip
            Name domain
            IPAddresses ip
            Computer host
            ClientIP COMMUNICATED_WITH Name
            Name RESOLVED_TO IPAddresses
          table StorageBlobLogs
            AccountName -
            CallerIpAddress ip
            RequesterUpn user
            RequesterUpn SIGNED_IN_FROM CallerIpAddress
          table DeviceLogonEvents
            AccountName user
            AccountDomain -
            RemoteIP ip
            DeviceName host
            AccountName SIGNED_IN_FROM RemoteIP
            RemoteIP CONNECTED_TO DeviceName
          table DeviceNetworkEvents
            DeviceName host
            LocalIP ip
            RemoteIP ip
            RemoteUrl domain
            InitiatingProcessFileName process
            DeviceName CONNECTED_TO RemoteIP
            LocalIP CONNECTED_TO RemoteIP
            DeviceName COMMUNICATED_WITH RemoteUrl
            RemoteUrl RESOLVED_TO RemoteIP
            InitiatingProcessFileName RAN_ON DeviceName
            InitiatingProcessFileName COMMUNICATED_WITH RemoteIP
            InitiatingProcessFileName COMMUNICATED_WITH RemoteUrl
          table DeviceProcessEvents
            DeviceName host
            FileName process
            InitiatingProcessFileName process
            AccountUpn user
            AccountName user
            SHA256 hash
            FileName RAN_ON DeviceName
            InitiatingProcessFileName RAN_ON DeviceName
          table DeviceFileEvents
            DeviceName host
            FileName -
            FileOriginUrl url
            SHA256 hash
            InitiatingProcessFileName process
            InitiatingProcessFileName RAN_ON DeviceName
            InitiatingProcessFileName COMMUNICATED_WITH FileOriginUrl
            SHA256 DOWNLOADED_FROM FileOriginUrl
          table EmailEvents
            SenderFromAddress email
            SenderMailFromAddress email
            RecipientEmailAddress email
            SenderIPv4 ip
            SenderFromAddress COMMUNICATED_WITH RecipientEmailAddress
            SenderMailFromAddress COMMUNICATED_WITH RecipientEmailAddress
          table EmailAttachmentInfo
            SenderFromAddress email
            RecipientEmailAddress email
            SHA256 hash
            FileName -
            SenderFromAddress COMMUNICATED_WITH RecipientEmailAddress
          table EmailUrlInfo
            Url url
            UrlDomain domain
          table UrlClickEvents
            AccountUpn user
            Url url
            IPAddress ip
            AccountUpn COMMUNICATED_WITH Url
            AccountUpn SIGNED_IN_FROM IPAddress
          table IdentityLogonEvents
            AccountUpn user
            AccountName user
            IPAddress ip
            DeviceName host
            AccountUpn SIGNED_IN_FROM IPAddress
          table VMConnection
            Computer host
            SourceIp ip
            DestinationIp ip
            ProcessName process
            SourceIp CONNECTED_TO DestinationIp
            ProcessName RAN_ON Computer
          table AWSCloudTrail
            UserIdentityUserName user
            SourceIpAddress ip
            UserIdentityUserName SIGNED_IN_FROM SourceIpAddress
          table W3CIISLog
            cIP ip
            sIP ip
            csUserName user
            csHost domain
            Computer host
            cIP CONNECTED_TO sIP
            csUserName SIGNED_IN_FROM cIP
            cIP COMMUNICATED_WITH csHost
          table AZFWNetworkRule
            SourceIp ip
            DestinationIp ip
            SourceIp CONNECTED_TO DestinationIp
          table AZFWDnsQuery
            SourceIp ip
            QueryName domain
            SourceIp COMMUNICATED_WITH QueryName
          """);

  private TableMeanings() {}

  /// Of the tables that a query names, in its order.
  static List<TableMeaning> named(String kql) {
    return Arrays.stream(WORD_BREAK.split(kql))
        .distinct()
        .flatMap(word -> Optional.ofNullable(ALL.get(word)).stream())
        .toList();
  }
}
