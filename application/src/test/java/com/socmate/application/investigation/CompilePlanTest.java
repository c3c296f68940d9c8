package com.socmate.application.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Compilation.Compiled;
import com.socmate.domain.investigation.Compilation.NotCompiled;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompilePlanTest {
  private final CompilePlan compiler =
      new CompilePlan(new IntentLibrary(new InMemoryLogWorkspace()));

  private Plan plan(String question) {
    Compilation compilation = compiler.compile(question);
    assertThat(compilation).as(question).isInstanceOf(Compiled.class);
    return ((Compiled) compilation).plan();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP | PT24H | Attempts > 5 | IPAddress
          Check for brute force patterns across all user accounts | PT24H | Attempts > 5 | IPAddress
          More than ten failed logins per user in the past week | P7D | Attempts > 10 | UserPrincipalName
          Accounts with at least 10 failed sign-ins during the last 12 hours | PT12H | Attempts >= 10 | UserPrincipalName
          Users who failed to sign in 20 or more times in the past day | PT24H | Attempts >= 20 | UserPrincipalName
          5+ failed logons from one IP address, last 48h | PT48H | Attempts >= 5 | IPAddress
          Which IPs had over 50 unsuccessful sign-ins in the previous 6 hours? | PT6H | Attempts > 50 | IPAddress
          Source IPs with no fewer than 15 authentication failures over the last 3 days | P3D | Attempts >= 15 | IPAddress
          failed sign-ins > 8 by application, past 2 days | P2D | Attempts > 8 | AppDisplayName
          Failed sign-ins exceeding 100 per country in the last 30 days | P30D | Attempts > 100 | Location
          A single IP trying more than 10 different accounts with bad passwords in the last hour | PT1H | Accounts > 10 | IPAddress
          Password spray: one IP failing to log in to at least 8 distinct users within the past day | PT24H | Accounts >= 8 | IPAddress
          Find password spraying in the last 4 hours | PT4H | Accounts > 5 | IPAddress
          Credential stuffing from the same address, 20 accounts or more, last two days | P2D | Accounts >= 20 | IPAddress
          Brute-force attempts: a dozen or more failed logins against a single account today | P1D | Attempts >= 12 | UserPrincipalName
          Users with failed logins from more than 3 different IPs in the last 24 hours | PT24H | Addresses > 3 | UserPrincipalName
          Detect accounts with twenty-five or more login failures in the last ninety minutes | PT90M | Attempts >= 25 | UserPrincipalName
          Show me IP addresses with greater than 30 rejected authentications since yesterday | P1D | Attempts > 30 | IPAddress
          Failed sign-ins per user and IP, more than 4, last 24 hours | PT24H | Attempts > 4 | UserPrincipalName, IPAddress
          alert when the same source address has 6 failed sign-in attempts in the last 24 hours | PT24H | Attempts >= 6 | IPAddress
          Every morning look for more than 5 invalid password attempts from an IP over the past 24 hours | PT24H | Attempts > 5 | IPAddress
          wrong passwords: min 7 attempts per account, window 36 hours | PT36H | Attempts >= 7 | UserPrincipalName
          failed logins?? | PT24H | Attempts > 5 | IPAddress
          Failed sign-ins with error 50126 more than 5 times from the same IP in the last 24 hours | PT24H | Attempts > 5 | IPAddress
          Failed sign-ins from 203.0.113.7 more than 3 times in the last 24 hours per account | PT24H | Attempts > 3 | UserPrincipalName
          """)
  void failed_sign_ins_are_understood(String question, Duration window, String rule, String key) {
    var plan = plan(question);
    assertThat(plan.intent()).isEqualTo("failed_signins");
    assertThat(plan.window()).isEqualTo(window);
    assertThat(plan.rule().text()).isEqualTo(rule);
    assertThat(String.join(", ", plan.rule().key())).isEqualTo(key);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Search for lateral movement indicators across your environment | PT24H | Computers > 4
          Lateral movement in the past 12 hours | PT12H | Computers > 4
          Any account moving laterally to more than 6 machines in the last day? | PT24H | Computers > 6
          Find accounts that logged on to at least 10 new servers in the last 3 days | P3D | Computers >= 10
          Hunt for pivoting: one user reaching 5 or more hosts it never used before, last 48 hours | PT48H | Computers >= 5
          Accounts connecting over RDP to more than 3 different computers in the past 24 hours | PT24H | Computers > 3
          Weekly hunt for east-west movement over the last 7 days | P7D | Computers > 4
          Show accounts that spread to multiple hosts yesterday | P1D | Computers > 4
          """)
  void lateral_movement_is_understood(String question, Duration window, String rule) {
    var plan = plan(question);
    assertThat(plan.intent()).isEqualTo("lateral_movement");
    assertThat(plan.window()).isEqualTo(window);
    assertThat(plan.rule().text()).isEqualTo(rule);
    assertThat(plan.rule().key()).containsExactly("Account", "IpAddress");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Verify security baselines and audit log completeness | PT24H | 3
          Are there gaps in our audit logs in the last 24 hours? | PT24H | 3
          Servers that stopped sending logs for more than 2 hours in the past day | PT24H | 3
          Which hosts were silent for at least 6 hours in the last 48 hours? | PT48H | 6
          Check log sources that have not reported for 4 hours, last 7 days | P7D | 4
          Has anybody cleared a security log in the last 24 hours? | PT24H | 3
          Event 1102 on any server in the past week | P7D | 3
          Monthly compliance check: audit trail completeness over the last 30 days | P30D | 3
          Missing audit events today | P1D | 3
          """)
  void audit_completeness_is_understood(String question, Duration window, int silentHours) {
    var plan = plan(question);
    assertThat(plan.intent()).isEqualTo("audit_completeness");
    assertThat(plan.window()).isEqualTo(window);
    assertThat(plan.decidingQuery().kql()).contains("SilentHours >= " + silentHours);
    assertThat(plan.rule().key()).containsExactly("Table", "Computer");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          For the previous 24 hours, report any source IP that tried to sign in to 3 or more disabled accounts (error 50057) | disabled_account_signins | Accounts >= 3 | IPAddress
          List users who authenticated with IMAP, POP3 or SMTP AUTH during the last 7 days | legacy_authentication | Events >= 1 | UserPrincipalName, ClientAppUsed
          Users who denied more than 10 MFA prompts in the past day | mfa_fatigue | Events > 10 | UserPrincipalName
          Push bombing: at least 8 rejected push notifications per user, last 12 hours | mfa_fatigue | Events >= 8 | UserPrincipalName
          High-risk sign-ins over the past 24 hours | risky_signins | Events >= 1 | UserPrincipalName
          50+ failed RDP logons from one source address in the last 6 hours | failed_rdp_logons | Events >= 50 | IpAddress
          More than 30 failed Windows logons per account, last day | failed_windows_logons | Events > 30 | Account
          Event ID 4625 more than 20 times from the same IP in the last 24 hours | failed_windows_logons | Events > 20 | IpAddress
          Which accounts were locked out more than twice... at least 3 lockouts per user in the last 24 hours? | account_lockouts | Events > 2 | TargetAccount
          New services installed on servers in the last 24 hours | service_installs | Events >= 1 | Computer, ServiceName, Account
          Scheduled tasks created by schtasks in the past 3 days | scheduled_tasks | Events >= 1 | Computer, Account, TaskName
          Anybody added to the local administrators group in the last day | group_additions | Events >= 1 | Computer, Group, Member
          New local accounts in the past week | new_windows_accounts | Events >= 1 | TargetAccount, Computer
          In the last 24 hours, accounts that requested more than 10 RC4 service tickets (4769) | kerberoasting | Services > 10 | Account
          powershell.exe launched with -EncodedCommand on any endpoint in the past 48 hours | encoded_powershell | Events >= 1 | Computer, Account
          certutil.exe or mshta.exe fetching things in the last 24 hours | lolbins | Events >= 1 | Computer, Account
          DCSync in the last 7 days | dcsync | Events >= 1 | SubjectAccount
          New Global Administrator role assignments in the last 24 hours | role_grants | Events >= 1 | Actor, Target
          OAuth consent grants in the past 7 days | consent_grants | Events >= 1 | Actor, Target
          New secrets added to app registrations in the last week | app_credentials | Events >= 1 | Actor, Target
          List Conditional Access policies that were changed, disabled or deleted in the past 7 days | conditional_access_changes | Events >= 1 | Actor, Target
          Guest accounts invited in the past 30 days | new_directory_users | Events >= 1 | Actor, Target
          powershell.exe launched with -EncodedCommand by winword.exe in the past 48 hours | process_starts | Events >= 1 | Computer, Account, NewProcessName
          excel.exe spawning powershell.exe in the last 24 hours | process_starts | Events >= 1 | Computer, Account, NewProcessName
          mimikatz on any host, last 48h | process_starts | Events >= 1 | Computer, Account, NewProcessName
          Users granted Global Administrator in the last month | role_grants | Events >= 1 | Actor, Target
          One user signing in from two countries within 60 minutes, last day | impossible_travel | Countries >= 2 | UserPrincipalName
          Accounts dormant for 90 days that signed in again during the last 24 hours | dormant_accounts | Events >= 1 | UserPrincipalName
          Successful sign-ins in the last day from a country the user has not signed in from in the previous 14 days | new_country_signins | Events >= 1 | UserPrincipalName, Location
          Beacons: at least 30 connections at fixed intervals, last day | beaconing | Connections >= 30 | SourceIP, DestinationIP
          Outbound connections to addresses nobody contacted before, last 24 hours | rare_destinations | Connections >= 3 | DestinationIP
          Hosts that sent more than 2 GB to the internet in the last day | exfiltration_volume | Megabytes > 2000 | SourceIP
          DNS tunnelling, last 24 hours | dns_tunnelling | Subdomains >= 50 | ClientIP, Domain
          More than 200 NXDOMAIN answers per host in the last day | nxdomain_bursts | Events > 200 | ClientIP
          Role assignments on the subscription in the past day | azure_role_assignments | Events >= 1 | Caller, Scope
          Who listed the storage keys of more than 10 accounts in the last day | azure_key_listing | Resources > 10 | Caller
          Anonymous access to blob storage in the last 24 hours | storage_anonymous | Events >= 1 | AccountName, CallerAddress
          Addresses that downloaded more than 500 blobs in the last day | storage_downloads | Blobs > 500 | CallerAddress, AccountName
          Tables without rows for more than 4 hours, today | silent_tables | SilentHours > 4 | Table
          Log volume dropped by more than 50 percent in the last day | volume_drop | DropPercent > 50 | Table
          Everything about mallory@contoso.example in the last 7 days | entity_timeline | Events >= 1 | Entity, Table
          Connections to 198.51.100.23 from any of our hosts in the last 24 hours | entity_timeline | Events >= 1 | Entity, Table
          More than 100 denied connections from a single source in the last 12 hours | firewall_denials | Events > 100 | SourceIP
          Failed SSH logins on lnx-web01, 10 or more from the same IP, last 24 hours | failed_ssh_logons | Events >= 10 | SourceAddress
          New inbox rules created in the last 24 hours that forward mail to gmail.com | inbox_rules | Events >= 1 | UserId
          Alert if the account breakglass2@contoso.example is used at all in the last 24 hours | entity_timeline | Events >= 1 | Entity, Table
          Hosts with 40 or more failed logons in the last hour | failed_windows_logons | Events >= 40 | Computer
          Users who deleted at least 5 storage accounts during the past 7 days | azure_deletions | Resources >= 5 | Caller
          """)
  void kinds_of_events_are_understood(String question, String intent, String rule, String key) {
    var plan = plan(question);
    assertThat(plan.intent()).isEqualTo(intent);
    assertThat(plan.rule().text()).isEqualTo(rule);
    assertThat(String.join(", ", plan.rule().key())).isEqualTo(key);
  }

  @Test
  void every_intent_understands_its_own_example() {
    var library = new IntentLibrary(new InMemoryLogWorkspace());
    assertThat(library.all().stream().filter(it -> !it.name().equals("pasted_kql")))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(plan(it.example()).intent()).isEqualTo(it.name()));
  }

  @Test
  void things_close_together_are_counted_wherever_they_lie() {
    var plan =
        plan("More than 9 failed sign-ins per user within 10 minutes, over the last 24 hours");
    assertThat(plan.rule().text()).isEqualTo("Bursts > 0");
    assertThat(plan.decidingQuery().kql())
        .contains("prev(UserPrincipalName, 9)", "prev(TimeGenerated, 9) <= 10m");
    assertThat(plan.assumptions())
        .anySatisfy(it -> assertThat(it).contains("10 failed attempts within 10 minutes"));
  }

  @Test
  void every_limit_the_words_set_is_kept() {
    var plan =
        plan("At least 20 failed sign-ins on more than 3 accounts from one IP in the last day");
    assertThat(plan.decidingQuery().kql()).contains("| where Accounts > 3 and Attempts >= 20");
  }

  @Test
  void failures_followed_by_a_success_need_the_success() {
    var plan =
        plan(
            "Show accounts with 10 or more failed Azure Portal sign-ins followed by a success within 20 minutes, over the past day");
    assertThat(plan.rule().key()).containsExactly("UserPrincipalName");
    assertThat(plan.decidingQuery().kql())
        .contains("TimeGenerated - FailedAt <= 20m", "where Succeeded > 0", "\"Azure Portal\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Look for anything suspicious in our logs",
        "Are we compromised?",
        "",
        "Investigate incident 48213",
        "Failed sign-ins of members of the Finance group, more than 5 per user, last 24 hours",
        "Applications whose sign-in failure rate exceeded 40% in the last 24 hours",
        "Which of our firewalls have sent no events for more than 2 hours today?",
        "Failed sign-ins outside business hours, more than 5 per IP, last 24 hours",
        "More than 5 failed sign-ins from the same IP in the last 400 days",
        "Guest accounts invited in the past 30 days that were then added to a privileged role",
        "Report new Global Administrator role assignments made outside PIM in the last 24 hours",
        "Failed sign-ins using legacy authentication, more than 5 per IP, last day",
        "Lateral movement to more than 5 hosts by more than 3 users, last day",
        "More than 2 scheduled tasks created on at least 3 computers, last day",
        "Failed sign-ins except for the scanners, more than 5 per IP, last day",
        "A single IP trying more than 10 different accounts within 10 minutes with bad passwords, last day",
        "More than 5 failed sign-ins per IP on 2026-03-03",
        "Lateral movement by user017@contoso.example in the last 24 hours",
        "Top ten users by failed sign-ins, last day",
        "Office apps launching cmd.exe or powershell.exe, last 24 hours",
        "MFA disabled for a list of VIPs in the last 24 hours",
        "Report when a domain admin logs on to a workstation, past day",
        "Which hosts have not sent a heartbeat in the last 7 days?",
        "Report when anyone but svc-sql@contoso.example signs in at SRV-SQL01 in the last 24 hours",
        "Users whose volume of mail exceeded 40% in the last day",
        "Were diagnostic settings deleted in the last 24 hours on any key vault?",
        "Alert me if bob@contoso.example signs in from anywhere but 10.0.0.0/8 in the last day"
      })
  void what_cannot_be_kept_is_refused_with_a_reason_and_the_closest(String question) {
    assertThat(compiler.compile(question))
        .isInstanceOfSatisfying(
            NotCompiled.class,
            it -> {
              assertThat(it.reason()).endsWith(".");
              assertThat(it.closest()).startsWith("The closest that can be run: ");
            });
  }

  @Test
  void what_was_taken_for_granted_is_said() {
    assertThat(plan("Check for brute force attacks").assumptions())
        .anySatisfy(it -> assertThat(it).contains("24 hours"))
        .anySatisfy(it -> assertThat(it).contains("more than 5"))
        .anySatisfy(it -> assertThat(it).contains("source address"));
    assertThat(
            plan("Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP")
                .assumptions())
        .noneSatisfy(it -> assertThat(it).contains("No window"))
        .noneSatisfy(it -> assertThat(it).contains("No number"));
  }

  @Test
  void a_plan_proves_its_number_and_names_its_tables() {
    var plan =
        plan("Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP");
    assertThat(plan.tables()).containsExactly("SigninLogs");
    assertThat(plan.queries())
        .extracting(it -> it.name() + " " + it.purpose())
        .containsExactly("Q1 " + Purpose.DECISION, "Q2 " + Purpose.PROOF, "Q3 " + Purpose.CONTEXT);
    assertThat(plan.queries())
        .allSatisfy(
            it -> assertThat(it.kql()).contains("startTime", "endTime").doesNotContain("$"));
  }

  @Test
  void the_same_words_make_the_same_plan() {
    var question = "More than 5 failed sign-ins per user from 198.51.100.0/24 in the last day";
    var first = plan(question).hash();
    IntStream.range(0, 20).forEach(_ -> assertThat(plan(question).hash()).isEqualTo(first));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Failed sign-ins of o'brien@contoso.example more than 5 times in the last day",
        "Failed sign-ins of a\"|union_*@contoso.example more than 5 per IP, last day",
        "Failed sign-ins more than 5 per IP last day\" | union * | where \"1\" == \"1",
        "Failed sign-ins more than 5 per IP in the last day; drop table SigninLogs // \\",
        "Failed sign-ins to \"Azure Portal\\\" or 1==1 //\" more than 5 per IP in the last day"
      })
  void words_never_become_part_of_a_query_except_as_literals(String question) {
    var kql = plan(question).decidingQuery().kql();
    assertThat(kql.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "TEXT"))
        .doesNotContain("union", "drop", "//", "\"", "'", "1==1", "\\");
  }
}
