package com.socmate.domain.specificity;

import com.socmate.domain.entity.TextSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What happens in an estate, as people name it, and whether it is rare enough that any occurrence
/// counts.
final class Activities {
  private record Kind(String name, String topic, boolean rare, Pattern pattern) {}

  private static final String CHANGE =
      "(?:creat\\w*|add\\w*|delet\\w*|remov\\w*|modif\\w*|chang\\w*|disabl\\w*|enabl\\w*|updat\\w*|set|register\\w*|turned off|assign\\w*|grant\\w*|revok\\w*|edit\\w*|alter\\w*|tamper\\w*|invit\\w*|reset\\w*|export\\w*|switch\\w*|made)";
  private static final String NEAR = "(?:[\\w'/&-]+[\\s,]+){0,5}?";
  private static final String SIGN_IN =
      "(?:sign[\\s-]?(?:in|on)s?|signe?[sd][\\s-](?:in|on)|signing (?:in|on)|logs[\\s-](?:in|on)|log[\\s-]?(?:in|on)s?|logged[\\s-](?:in|on)|logging (?:in|on)|authenticat\\w+|anmeldung(?:en|sversuche)?|connexions?|inicios? de sesi[oó]n)";
  private static final String FAILED =
      "(?:failed|failing|failure|unsuccessful|denied|rejected|blocked|invalid|bad|fehlgeschlagenen?|[eé]chou[eé]e?s?|fallidos?)";

  private static final List<Kind> KINDS =
      List.of(
          rare(
              "role assignment",
              "privilege",
              both(
                  "(?:roles?|role assignments?|privilege[sd]?|admin(?:istrator)?s? (?:role|rights)|permissions?|owners?|PIM)",
                  "(?:" + CHANGE + "|assignments?|activat\\w+|elevat\\w+)")),
          rare(
              "role assignment",
              "privilege",
              "\\b(?:privilege escalation|elevation of privilege|became (?:a |an )?(?:global )?admin\\w*|role assignments?|promoted to)\\b"),
          rare(
              "group membership change",
              "privilege",
              "\\b(?:added to|removed from|joined|additions? to|membership changes? (?:to|of|in)|add\\w* (?:users?|members?|accounts?) to)\\s+"
                  + NEAR
                  + "(?:groups?|admins|administrators|operators|roles?|users|teams|sites?|channels?|projects?|applications?|vpn)\\b"),
          rare(
              "policy change",
              "policy",
              both(
                  "(?:conditional access|CA|group|retention|DLP|audit|security|transport|mail ?flow|firewall|NSG|network security group|password)?\\s*(?:polic(?:y|ies)|GPOs?|(?:transport|mail ?flow|firewall|NSG|analytics|detection) rules?)",
                  CHANGE)),
          rare(
              "inbox rule created",
              "mailbox",
              "\\b(?:inbox|mailbox|forwarding|mail|redirect\\w*)\\s+(?:forwarding\\s+)?rules?\\b|\\b(?:forward(?:s|ing|ed)?)\\s+(?:\\w+\\s+){0,3}(?:mail|e-?mails?|messages?|externally|outside)\\b|\\bmail(?:box)? forwarding\\b"),
          rare(
              "mailbox permission",
              "mailbox",
              "\\b(?:mailbox|full ?access|send[ -]as)\\s+(?:permissions?|delegat\\w+|access granted)\\b|\\bdelegat\\w+ (?:on|to|of) (?:\\w+ )?mailbox\\w*"),
          rare(
              "MFA change",
              "mfa",
              both(
                  "(?:MFA|multi-?factor(?: authentication)?|authentication methods?|authenticators?|security info|FIDO2? keys?|passkeys?|strong auth\\w*)",
                  CHANGE)),
          rare(
              "MFA fatigue",
              "mfa",
              "\\bMFA\\s+(?:prompts?|push(?:es)?|requests?|denials?|fatigue)\\b"),
          rare(
              "account change",
              "account",
              "\\b"
                  + CHANGE
                  + "\\s+(?:\\w+\\s+){0,3}?(?:accounts?|users?|admins?|administrators?|guests?|identities)\\b(?!\\s+(?:sign|log|fail))|\\b(?:accounts?|users?|guests?|identities|admins?|administrators?)\\s+(?:that\\s+|which\\s+|who\\s+)?(?:were\\s+|was\\s+|are\\s+|have been\\s+|has been\\s+|being\\s+|got\\s+)?(?:newly\\s+)?(?:created|deleted|enabled|disabled|invited|re-?enabled|unlocked|creations?|deletions?|invitations?|renamed)\\b|\\bnew (?:local |domain |global |guest |service |user |admin\\w* )+(?:accounts?|admin\\w*|users?)\\b"),
          rare(
              "device registration",
              "device",
              "\\bdevices?\\s+(?:\\w+\\s+)?(?:registered|joined|enroll?ed|added)\\b|\\b(?:registered|joined|enroll?ed|new)\\s+devices?\\b"),
          rare("account lockout", "account", "\\b(?:lock(?:ed)?[ -]?outs?|locked accounts?)\\b"),
          rare(
              "password reset",
              "account",
              "\\bpasswords?\\s+(?:was |were )?(?:resets?|changes?|changed)\\b|\\breset\\w*\\s+(?:\\w+\\s+){0,3}passwords?\\b"),
          rare(
              "consent granted",
              "consent",
              "\\b(?:(?:OAuth|admin|user|app(?:lication)?|illicit)\\s+)*consents?\\b(?:\\s+grant\\w*)?|\\b(?:OAuth|delegated|application|API) permissions?\\b"),
          rare(
              "credential added",
              "app registration",
              both(
                  "(?:credentials?|secrets?|certificates?|keys?|client secrets?|federated credentials?)",
                  "(?:add\\w*|creat\\w*|new|upload\\w*)")),
          rare(
              "application change",
              "app registration",
              both(
                  "(?:app(?:lication)? registrations?|service principals?|enterprise app\\w*|managed identit\\w+)",
                  "(?:" + CHANGE + "|new|registered)")),
          rare(
              "audit log cleared",
              "logging",
              "\\b(?:(?:audit|event|security)\\s+)?logs?\\s+(?:was |were |being |got |been )*(?:cleared|wiped|purged|deleted|disabled|clearing|deletion|stopped|turned off)\\b|\\bclear(?:ed|ing)?\\s+(?:\\w+\\s+){0,3}logs?\\b|\\b(?:disabl\\w+|stopp\\w+|turn\\w* off)\\s+(?:\\w+\\s+){0,3}(?:logging|auditing|audit)\\b|\\bdiagnostic settings?\\b"),
          rare(
              "service installed",
              "persistence",
              "\\b(?:services?|drivers?)\\s+(?:\\w+\\s+){0,2}(?:install\\w*|creat\\w*|registered)\\b|\\b(?:install\\w*|creat\\w*|new)\\s+(?:\\w+\\s+){0,2}(?:services|service installs?|drivers?)\\b|\\bservice (?:installation|creation)s?\\b"),
          rare(
              "scheduled task created",
              "persistence",
              "\\bscheduled tasks?\\b|\\b(?:run|registry) keys?\\b|\\bautoruns?\\b|\\bWMI (?:event )?(?:subscriptions?|consumers?)\\b"),
          rare(
              "security tool disabled",
              "defence",
              "\\b(?:defender|antivirus|anti-?malware|EDR|sensor|real-?time protection|firewall|tamper protection|AMSI)\\b[^.;,]{0,30}\\b(?:disabl\\w+|stopp\\w+|turned off|uninstall\\w+|tamper\\w*|exclusions?|off)\\b|\\b(?:disabl\\w+|stopp\\w+|turn\\w* off|uninstall\\w*|tamper\\w*)\\s+(?:\\w+\\s+){0,3}(?:defender|antivirus|EDR|sensor|protection|firewall)\\b"),
          rare(
              "malware detection",
              "malware",
              "\\b(?:malware|ransomware|virus|trojan|threat)\\s+(?:detections?|detected|alerts?|found|infections?|quarantin\\w+|hits?)\\b|\\b(?:detected|quarantined)\\s+(?:\\w+\\s+){0,2}(?:malware|threats?|files?)\\b"),
          rare(
              "credential theft",
              "credential",
              "\\b(?:dcsync|golden tickets?|silver tickets?|lsass|pass[- ]the[- ](?:hash|ticket)|ntds\\.dit|credential dump\\w*|skeleton key|kerberoast\\w*|as-?rep roast\\w*|zerologon|printnightmare|mimikatz)\\b"),
          rare(
              "shadow copy deletion",
              "impact",
              "\\b(?:shadow copies|backups?|snapshots?|recovery points?|vaults?|resource groups?|resource locks?|storage accounts?|virtual machines?|VMs|disks?|key vaults?|databases?|subscriptions?)\\b[^.;,]{0,30}\\b(?:delet\\w+|purg\\w+|remov\\w+|destroy\\w+|disabl\\w+)\\b|\\b(?:delet\\w+|purg\\w+|remov\\w+|disabl\\w+)\\s+(?:\\w+[\\s-]+){0,4}?(?:shadow copies|shadows|backups?|snapshots?|vaults?|resource groups?|locks?|storage accounts?|virtual machines?|VMs|disks?|databases?|subscriptions?)\\b"),
          rare(
              "trust change",
              "federation",
              "\\b(?:federation|domain trusts?|federated domains?|trust relationships?|tenant settings?|cross-tenant|domain federation|SAML|token[- ]signing)\\b"),
          rare(
              "web shell",
              "malware",
              "\\b(?:web ?shells?|cobalt strike|beacon\\w*|command[- ]and[- ]control|C2)\\b"),
          rare(
              "risk detection",
              "risk",
              "\\b(?:risk (?:level|state|detections?|events?)|high[- ]risk|risky (?:users?|sign-ins?)|leaked credentials?|identity protection|at risk)\\b"),
          rare("removable media", "endpoint", "\\b(?:USB|removable (?:media|drives?|storage))\\b"),
          rare(
              "rare event",
              "event",
              "\\bevents?(?: ids?)?\\s*[:=#]?\\s*(?:1102|4697|4698|4719|4720|4726|4728|4732|4756|4794|5136|7045)\\b"),
          rare("device code sign-in", "sign-in", "\\bdevice[- ]code\\b"),
          rare(
              "anonymous access",
              "sign-in",
              "\\b(?:tor\\b(?: exit)?|anonymous(?:ly)? (?:ip|proxy|proxies|access\\w*|links?|reads?|downloads?|requests?)|anonymi[sz]\\w+|legacy auth\\w*|basic auth\\w*)"),
          rare(
              "external sharing",
              "sharing",
              "\\b(?:anonymous|external|public|guest)\\s+(?:sharing|links?|share)\\b|\\bshared (?:externally|publicly|with (?:external|guest|anonymous|personal)\\w*)\\b|\\bpublic (?:access|blob|container|IP address)\\w*\\b"),
          rare(
              "public exposure",
              "exposure",
              "\\b(?:made public|publicly (?:accessible|exposed|reachable)|(?:exposed|open(?:ed)?) to the internet)\\b"),
          rare(
              "break-glass use",
              "account",
              "\\b(?:break[- ]?glass|emergency access|honey ?(?:tokens?|pots?|accounts?|users?)|decoy|canary)\\b"),
          rare(
              "severe alert",
              "alert",
              "\\b(?:high|critical|sev(?:erity)?[ -]?[01])(?:[- ]severity)?\\s+(?:or\\s+\\w+\\s+)?(?:\\w+\\s+)?(?:alerts?|incidents?|detections?|findings?|vulnerabilit\\w+)\\b|\\bseverity\\s+(?:is\\s+|=+\\s*|of\\s+)?(?:high|critical)\\b"),
          rare(
              "expiry",
              "hygiene",
              "\\b(?:keys?|secrets?|certificates?|tokens?|passwords?)\\s+(?:that (?:are|have been) )?(?:older than|not rotated|unrotated)|\\b(?:expir\\w+|stale|inactive|unused|dormant|orphaned|unpatched|unencrypted|end[- ]of[- ]life|out[- ]of[- ]date|outdated)\\b"),
          common(
              "failed sign-in",
              "sign-in",
              "\\b"
                  + FAILED
                  + "\\s+(?:[\\w.-]+\\s+){0,3}?(?:"
                  + SIGN_IN
                  + "|attempts|passwords?|credentials)|"
                  + SIGN_IN
                  + "\\s+(?:attempts?\\s+)?(?:fail\\w*|that failed|denied|blocked|rejected|error\\w*)|\\b(?:invalid|wrong|bad|incorrect) (?:passwords?|credentials)|\\b(?:4625|4771)\\b|\\bfail(?:ed)? to (?:sign|log)[ -]?(?:in|on)\\b|\\b(?:sign-?in|log-?[io]n|password|authentication) failures?|\\bpasswords? (?:errors?|mistakes)"),
          common(
              "successful sign-in",
              "sign-in",
              "\\bsuccess(?:ful(?:ly)?)?\\b\\s*(?:[\\w-]+\\s+){0,2}"
                  + SIGN_IN
                  + "|\\b(?:a|one|by a|and a) success\\b|\\bsigned[ -]in successfully\\b|\\b4624\\b"),
          common(
              "sign-in",
              "sign-in",
              "\\b"
                  + SIGN_IN
                  + "|\\bbrute[- ]?forc\\w*|\\bpassword[- ]spray\\w*|\\bcredential stuffing\\b|\\bimpossible travel\\b|\\batypical travel\\b|\\bMFA\\b|\\bsessions?\\b|\\btokens?\\b|\\bVPN connections?\\b|\\buser agents?\\b"),
          common(
              "lateral movement",
              "lateral movement",
              "\\b(?:lateral(?:ly)? mov\\w+|moved? laterally|remote (?:logons?|execution|desktop)|psexec|admin shares?|ADMIN\\$|C\\$|pass-the)\\b"),
          common(
              "log completeness",
              "logging",
              "\\b(?:audit log completeness|log (?:completeness|coverage|gaps?|ingestion|sources?)|heartbeats?|data connectors?|log sources?|missing logs?|ingest\\w*)\\b"),
          common(
              "exfiltration",
              "exfiltration",
              "\\b(?:exfiltrat\\w+|data (?:loss|theft|leak\\w*|transfers?)|(?:bytes|MB|GB|TB) (?:sent|uploaded|transferred|out)|upload(?:s|ed|ing)?|outbound (?:data|transfer\\w*|bytes|traffic)|egress)\\b"),
          common(
              "download",
              "file",
              "\\b(?:download(?:s|ed|ing)?|file (?:access\\w*|reads?|writes?|deletions?|modif\\w+|copies)|files? (?:were |was )?(?:accessed|deleted|copied|modified|renamed|read|shared|encrypted|opened|downloaded|created)|deleted? (?:\\w+ )?files?|delet\\w+ files|SharePoint activity|encrypt\\w+ files)\\b"),
          common(
              "secret read",
              "secret",
              "\\b(?:secrets?|keys?|vault)\\b[^.;,]{0,20}\\b(?:read|reads|accessed|retriev\\w+|list\\w*|gets?)\\b|\\b(?:read|accessed|retriev\\w+|listed|fetched)\\s+(?:[\\w-]+\\s+){0,4}(?:secrets?|keys?|vaults?)\\b"),
          common(
              "network connection",
              "network",
              "\\b(?:connect(?:s|ed|ing|ions?)|traffic|flows?|port scan\\w*|scann(?:ed|ing)|beacon\\w*|outbound|inbound|firewall (?:denies|drops?|blocks?|events?|logs?|hits?)|denied (?:packets|flows|requests?)|requests?|http (?:4|5)\\w\\w|dropped|contacted|communicat\\w+|resolved to|talk(?:s|ed|ing)?|reach(?:es|ed) out)\\b"),
          common(
              "DNS query",
              "dns",
              "\\b(?:DNS|domain) (?:quer\\w+|lookups?|requests?|tunnel\\w*|resolutions?)\\b|\\bNXDOMAIN\\b|\\bqueried\\b|\\bqueries\\b|\\bdns\\b"),
          common(
              "process start",
              "process",
              "\\b(?:process(?:es)?|powershell|command[- ]?lines?|executions?|executed|execut(?:es|ing)|launch(?:ed|es|ing)?|spawn(?:ed|s|ing)?|scripts?|binar(?:y|ies)|ran|runs? (?:from|of)|child|lolbins?|started from|installed|software)\\b|\\w+\\.exe\\b"),
          common(
              "e-mail",
              "email",
              "\\b(?:e-?mails?|messages|phish\\w*|attachments?|url clicks?|clicked|spam|mailboxes|inbox(?:es)?|senders?|recipients?|mail (?:sent|received|volume))\\b"),
          common(
              "API call",
              "cloud",
              "\\b(?:API calls?|operations?|resource (?:creations?|deployments?)|deploy\\w+|cloud activity|role requests?|denied \\(\\d|denied|forbidden|access denied|unauthori[sz]ed)\\b"),
          common(
              "ticket request",
              "kerberos",
              "\\b(?:service tickets?|tickets?|TGS|TGT|kerberos|SPNs?)\\b"),
          common("alert", "alert", "\\b(?:alerts?|detections?|incidents?|hits?|matches)\\b"),
          common(
              "failed run",
              "health",
              "\\b(?:rules?|jobs?|connectors?|playbooks?|agents?|backups?)\\s+(?:that\\s+|which\\s+)?(?:fail\\w*|error\\w*|succe\\w+|ran)\\b|\\bfailed (?:runs?|jobs?|backups?|deployments?|rules?)\\b"),
          rare(
              "object change",
              "change",
              "\\b(?!(?:files?|process(?:es)?|e-?mails?|messages?|events?|logs?|connections?|sessions?|alerts?|tickets?|records?|tokens?|what|anything|something|things?|who|has|have|been|it|data|everything|nothing|is|are|was|were|that|which|being|got|newly|recently|not|and|or|be|users?|accounts?)\\b)[a-z][\\w-]+\\s+(?:that were |were |was |being |got |newly |have been )?(?:created|deleted|modified|removed|changed|added|disabled|enabled|deployed|published|transferred)\\b|\\b(?:creations?|deletions?|modifications?|removals?) of\\b|\\bevery (?:creation|deletion|change)\\b"),
          common(
              "activity",
              "activity",
              "\\beverything\\s+(?:about|from|by|of|on|known about)\\b|\\btimeline of\\b|\\b(?:any |all )?(?:appear\\w*|seen|observed|show(?:ed|s)? up|occurr\\w*|activit(?:y|ies)|events?|logs?|actions|usage|access(?:ed|es)?|calls)\\b"));

  private Activities() {}

  private static Kind rare(String name, String topic, String regex) {
    return new Kind(name, topic, true, compiled(regex));
  }

  private static Kind common(String name, String topic, String regex) {
    return new Kind(name, topic, false, compiled(regex));
  }

  private static Pattern compiled(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /// The thing and what is done to it, near each other in either order.
  private static String both(String thing, String deed) {
    return "\\b(?:"
        + thing
        + ")\\b\\s+"
        + NEAR
        + deed
        + "\\b|\\b"
        + deed
        + "\\s+"
        + NEAR
        + "(?:"
        + thing
        + ")\\b";
  }

  static List<Activity> in(String query) {
    String plain = Draft.plain(query);
    List<Activity> found = new ArrayList<>();
    for (Kind kind : KINDS) {
      Matcher matcher = kind.pattern().matcher(plain);
      while (matcher.find()) {
        add(found, kind, matcher, query);
      }
    }
    found.sort(Comparator.comparingInt(activity -> activity.span().start()));
    return List.copyOf(found);
  }

  /// What a rarer or more particular kind already covers is not said again.
  private static void add(List<Activity> found, Kind kind, Matcher matcher, String query) {
    TextSpan span = TextSpan.ofChars(query, matcher.start(), matcher.end());
    boolean covered =
        found.stream()
            .anyMatch(
                other -> span.start() < other.span().end() && other.span().start() < span.end());
    if (!covered) {
      found.add(new Activity(kind.name(), kind.topic(), kind.rare(), span, matcher.group()));
    }
  }
}
