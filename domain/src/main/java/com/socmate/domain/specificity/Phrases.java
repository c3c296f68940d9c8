package com.socmate.domain.specificity;

import com.socmate.domain.entity.EntityType;
import com.socmate.domain.entity.TextSpan;
import com.socmate.domain.specificity.Criterion.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks for turns of phrase that a scheduled run cannot work with.
final class Phrases {
  private static final String THING =
      "(?:ip(?: address)?|address|user|account|identity|host|machine|computer|server|device|laptop|workstation|incident|alert|case|ticket|e-?mail|message|file|attachment|hash|domain|url|link|site|process|person|employee|guy|admin(?:istrator)?|issue|problem|thing|one|attack(?:er)?|actor|campaign|investigation|result|finding|query|report|list|event|activity|behaviou?r|policy|app(?:lication)?|rule|group|mailbox|connection|sign-?in|login|session|tenant|subscription|vulnerabilit(?:y|ies)|indicator|ioc|malware)";
  private static final String QUALIFIED =
      "(?:same\\s+|suspicious\\s+|compromised\\s+|new\\s+|infected\\s+|bad\\s+)?";
  private static final Pattern DEMONSTRATIVE =
      pattern(
          "(?<!\\b(?:verify|ensure|confirm|make sure|so|such|means|shows?|know) )\\b(?:(?:that|this|said|aforementioned)\\s+"
              + QUALIFIED
              + "(?<noun>"
              + THING
              + ")|(?:these|those)\\s+"
              + QUALIFIED
              + "(?<nouns>"
              + THING
              + "s))\\b(?!')");
  private static final Pattern UNNAMED =
      pattern(
          "\\bthe\\s+(?:(?<adjective>compromised|infected|affected|suspicious|suspect|same|malicious|new|offending|culprit|leaked|stolen|above|previous|earlier|attacker'?s?|aforementioned|bad|problem|other|mentioned|reported|flagged|impacted|phished|phishing|ransomware|strange|weird|odd|departing|terminated|leaving)\\s+)?(?<noun>admin(?:istrator)?|attacker|intruder|hacker|suspect|culprit|threat actor|ceo|cfo|ciso|cto|boss|leaver|new hire|contractor|user|account|host|machine|server|computer|laptop|workstation|device|ip(?: address)?|incident|alert|investigation|issue|problem|case|breach|file|e-?mail|attachment|domain|person|employee|intern|vulnerability|malware|hash|url|script|database)(?<nouns>\\b)(?!-|\\s+(?:who|that|has|had|have|is|was|did|does|portal|log|logs|controller|group|role|roles|accounts?|center|consent|unit|name|names)\\b|s\\b)");
  private static final Pattern CONVERSATION =
      pattern(
          "\\b(?:(?:his|her)\\b|(?:continue|resume|repeat|redo|follow up(?: on)?|pick up|carry on)\\b|(?:yesterday|last (?:week|night|month|time)|today|earlier)'s\\s+(?:\\w+\\s+)?(?:investigation|incident|findings?|results?|report|case|alerts?|attack|session|breach)|as (?:before|above|usual|discussed|mentioned)|like (?:last time|before|yesterday|we did|you did)|(?:what|which) (?:we|you|i) (?:discussed|found|saw|looked)|our (?:last|previous|earlier) \\w+|the (?:above|previous|last|earlier) (?:query|results?|report|investigation|search|findings?|list|one|session|answer)|(?:^|\\b(?:check|is|are|about|on|for|from|by|of|if|whether|block|has|was|were|investigate|find)\\s+)(?:it|them|he|she|him|they)\\b(?!\\s+(?:that|who|which|with))|(?:do|run|check|try) (?:it|that|this) again|again please|same as)\\b");
  private static final Pattern UNRESOLVED =
      pattern(
          "\\b(?:VIPs?|executives?|C-?level|leadership|management team|senior (?:staff|management)|important (?:people|users|accounts|servers|systems|assets)|key (?:people|personnel|systems|assets|staff)|critical (?:servers|systems|assets|machines|hosts|infrastructure)|sensitive (?:systems|data|files|accounts|servers|assets|information|documents)|crown jewels|high[- ]value (?:assets|targets|accounts|users)|top people|high[- ]profile (?:users|accounts)|problem users|usual suspects|known (?:troublemakers|offenders)|risky people)\\b(?!\\s+(?:group|watchlist|OU|list|role|label)\\b)");
  private static final Pattern UNOBSERVABLE =
      pattern(
          "\\b(?:follow(?:ing|s|ed)? (?:the |our |all )?(?:\\w+ )?(?:polic(?:y|ies)|procedures?|guidelines|best practices)|compl(?:y|ies|ying|iant) with (?:the |our |all )?(?:\\w+ ){0,2}(?:polic(?:y|ies)|procedures?|gdpr|iso|soc ?2|hipaa|regulations?|standards?|guidelines|law)|security (?:posture|culture|awareness)|dark ?web|(?:will|going to|about to|plan(?:s|ning)? to|intend\\w*) (?:\\w+ ){0,3}?(?:attack\\w*|leave|leak|quit|resign|steal|happen|hack\\w*|breach\\w*)|next attack|physical(?:ly)?|badge|cctv|cameras?|phone calls?|conversations?|morale|happy|unhappy|disgruntled|trustworthy|trained|training|competitors?|in the news|social media|linkedin|telegram|paper|printed documents|usb sticks on desks|home networks?|personal (?:phones?|devices|laptops?)|verbally|intention\\w*|honest|careless|secure enough|properly configured|well protected|vendor contracts?|suppliers? (?:are|is))\\b");
  private static final Pattern SINGLE_EVENT =
      pattern(
          "\\b(?:what happened (?:on|in(?! the (?:last|past|previous))|at|during|when|last|with)|during (?:the|last \\w+'s) (?:outage|breach|incident|attack|maintenance|migration|pentest|penetration test|exercise)|the (?:breach|outage|attack|hack|leak|incident) (?:of|on|in|at|from|last)|root cause|how did (?:the|they|he|she|an?)|^\\W*who (?:did|sent|deleted|changed|opened|clicked|caused|reset|disabled|created) (?:it|that|this)\\b)");
  private static final Pattern TOTAL =
      pattern(
          "\\b(?:in total|overall|altogether|across (?:the|our|all)(?: \\w+)? (?:tenant|estate|organi[sz]ation|company|environment|accounts|users|hosts|workspace)|tenant-wide|organi[sz]ation-wide|total (?:number|count|of)|combined|globally|in all)\\b");
  private static final Pattern COUNTING =
      pattern("\\b(?:brute[- ]?forc\\w*|password[- ]spray\\w*|credential stuffing)\\b");
  private static final Pattern INSTRUCTION =
      pattern(
          "\\b(?:(?:ignore|disregard|forget|override|bypass)\\s+(?:(?:all|any|the|your|these|previous|prior|above|my|of|validation|specificity|safety)\\s+){1,4}(?:instructions?|rules?|prompts?|checks?|criteria|guidelines|validation|polic(?:y|ies))|(?:mark|treat|return|report|classify|accept|approve|rate|label|consider|score)\\s+(?:this|it|the query|this query|me|the request)\\s+(?:\\w+\\s+)?(?:as\\s+)?(?:specific|valid|approved|safe|true|100|passed?|ok|perfect)|you (?:are|must|should|will) (?:now )?(?:a|an|answer|return|accept|pass|act|validate|approve|say|always|ignore)|system prompt|(?:specific|valid)\"?\\s*[:=]\\s*\"?true|as an ai|jailbreak|developer mode|print (?:your|the) (?:instructions|prompt|configuration|secrets?|environment)|set (?:the )?(?:score|verdict)|override (?:the )?(?:verdict|validator|check))\\b");
  private static final Pattern WRITE =
      pattern(
          "(?:^|[.;:!?]\\s*|\\b(?:and|then|also|please|to|automatically|immediately|should|must|can you|could you|,)\\s+)(?:(?:and|then|also|please|automatically|immediately)\\s+)*(?<verb>delete|remove|disable|block|isolate|quarantine|kill|terminate|revoke|reset|purge|wipe|drop|shut ?down|lock|suspend|ban|unblock|unlock|close|erase|format|uninstall|restart|reboot|contain|evict|execute|deploy|install|patch|enable|grant|modify|overwrite|change|update|rotate|sign out|log out|force)\\s+(?:(?:the|all|any|every|each|their|its|his|her|those|that|these|this|such|them|it|user|old|an?)\\b|[\\w.-]+@|\\d)");

  private final Signals signals;
  private final String plain;

  Phrases(Signals signals) {
    this.signals = signals;
    this.plain = Draft.plain(signals.query());
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  Optional<Evidence> unresolvedPopulation() {
    boolean named =
        Filters.namesOne(
            signals.entities(),
            EntityType.ACCOUNT,
            EntityType.GROUP,
            EntityType.HOST,
            EntityType.IP);
    return named ? Optional.empty() : first(UNRESOLVED);
  }

  List<Evidence> vague() {
    return all(ConditionReader.VAGUE);
  }

  /// A technique that shows only in numbers.
  boolean isCountingTechnique() {
    return COUNTING.matcher(plain).find();
  }

  boolean countsInTotal() {
    return TOTAL.matcher(plain).find();
  }

  Optional<Evidence> singlePastEvent() {
    return first(SINGLE_EVENT);
  }

  Optional<Evidence> unobservable() {
    return signals.isKql() ? Optional.empty() : first(UNOBSERVABLE);
  }

  List<Evidence> unsafe() {
    if (signals.isKql()) {
      return List.of();
    }
    List<Evidence> found = new ArrayList<>(all(INSTRUCTION));
    found.addAll(all(WRITE));
    return List.copyOf(found);
  }

  /// A reference is bound when what it points at is named in the query itself.
  List<Evidence> danglingReferences() {
    if (signals.isKql()) {
      return List.of();
    }
    List<Evidence> found = new ArrayList<>();
    collect(DEMONSTRATIVE, false, found);
    collect(UNNAMED, true, found);
    Matcher conversation = CONVERSATION.matcher(plain);
    while (conversation.find()) {
      found.add(evidence(conversation));
    }
    return List.copyOf(found);
  }

  private void collect(Pattern pattern, boolean bySignIns, List<Evidence> found) {
    Matcher matcher = pattern.matcher(plain);
    while (matcher.find()) {
      if (!isSame(matcher) && !isBound(matcher, bySignIns) && !isInsideName(matcher)) {
        found.add(evidence(matcher));
      }
    }
  }

  /// "The same IP" is what is counted by.
  private static boolean isSame(Matcher matcher) {
    return matcher.group().matches("(?i)(?:the )?same\\b.*");
  }

  private boolean isBound(Matcher matcher, boolean bySignIns) {
    String noun = noun(matcher).toLowerCase(Locale.ROOT);
    String before = plain.substring(0, matcher.start());
    boolean mentioned = pattern("\\b" + antecedent(noun, bySignIns)).matcher(before).find();
    return mentioned || namedRightAfter(matcher.end());
  }

  /// "The Domain" of "the Domain Admins group".
  private boolean isInsideName(Matcher matcher) {
    int end = plain.codePointCount(0, matcher.end());
    return signals.entities().stream()
        .anyMatch(it -> it.span().start() < end && end <= it.span().end());
  }

  private static String noun(Matcher matcher) {
    String noun = matcher.group("noun");
    return noun == null ? matcher.group("nouns") : noun;
  }

  /// Whether what a dangling reference points at is at least of a known kind.
  boolean pointsAtSomething() {
    return danglingReferences().stream().anyMatch(it -> POINTABLE.matcher(it.text()).find());
  }

  private static final Pattern POINTABLE =
      pattern(
          "\\b(?:ip|address|host|user|account|machine|server|computer|device|laptop|workstation|domain|hash|file|url)s?$");

  /// Sign-ins have one user each, but not one that "that user" points at.
  private static String antecedent(String noun, boolean bySignIns) {
    if (noun.matches("(?:user|account|person|identity|employee)s?")) {
      return "(?:users?|accounts?|identit\\w+|"
          + (bySignIns ? "sign-?ins?|" : "")
          + "members?|persons?|employees?|mailbox\\w*|owners?)\\b";
    }
    if (noun.matches("(?:ip|address|ip address)(?:es|s)?")) {
      return "(?:ips?|address\\w*|ip\\s)";
    }
    if (noun.matches("(?:host|machine|computer|server|device|workstation|laptop)s?")) {
      return "(?:hosts?|machines?|computers?|servers?|devices?|endpoints?|workstations?)\\b";
    }
    return Pattern.quote(noun.replaceAll("s$", "")) + "(?:s|es)?\\b";
  }

  private boolean namedRightAfter(int end) {
    int codePoint = plain.codePointCount(0, end);
    return signals.entities().stream()
        .map(entity -> entity.span().start() - codePoint)
        .anyMatch(distance -> distance >= 0 && distance <= 10);
  }

  /// What is asked for, once for each subject, unless the subjects belong to one chain of events.
  List<Evidence> objectives() {
    boolean chained =
        signals.isKql()
            || signals.conditionType().filter(type -> type == ConditionType.SEQUENCE).isPresent();
    if (chained) {
      return List.of();
    }
    Map<String, Evidence> byTopic = new LinkedHashMap<>();
    for (Matcher part = SEPARATE.matcher(plain); part.find(); ) {
      signals.activities().stream()
          .filter(it -> !it.topic().equals("activity") && !it.topic().equals("alert"))
          .filter(it -> within(it.span(), part))
          .findFirst()
          .ifPresent(it -> byTopic.putIfAbsent(it.topic(), new Evidence(it.span(), it.text())));
    }
    return List.copyOf(byTopic.values());
  }

  private static final Pattern SEPARATE =
      Pattern.compile(
          "[^,;.&]+?(?=,|;|\\.|&|\\band\\b|\\bplus\\b|\\bas well as\\b|\\balso\\b|$)(?:and|plus|as well as|also)?");

  private boolean within(TextSpan span, Matcher part) {
    int start = plain.codePointCount(0, part.start());
    int end = plain.codePointCount(0, part.end());
    return span.start() >= start && span.start() < end;
  }

  private Optional<Evidence> first(Pattern pattern) {
    Matcher matcher = pattern.matcher(plain);
    return matcher.find() ? Optional.of(evidence(matcher)) : Optional.empty();
  }

  private List<Evidence> all(Pattern pattern) {
    List<Evidence> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(plain);
    while (matcher.find()) {
      found.add(evidence(matcher));
    }
    return List.copyOf(found);
  }

  private Evidence evidence(Matcher matcher) {
    return new Evidence(
        TextSpan.ofChars(signals.query(), matcher.start(), matcher.end()),
        signals.query().substring(matcher.start(), matcher.end()));
  }
}
