package com.socmate.domain.specificity;

import com.socmate.domain.entity.Entity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decides how a query tells a finding from none, and whether that can be measured.
final class ConditionReader {
  private static final Pattern NOVEL =
      pattern(
          "\\b(?:first[- ](?:time|seen|ever|observed)|for the first time|never (?:before|been|seen|used|signed|logged|accessed|had|appeared|observed|done|connected|previously|in the)|(?:not|n't) (?:\\w+ ){0,4}(?:in|during|over|within|for) the (?:previous|prior|preceding|last|past)|not (?:previously|before)|had not done so|unseen|previously unknown|new(?:ly)? (?:seen|observed)|new (?:countr\\w+|locations?|ips?|devices?|address\\w*|user agents?|asn?s?)|absent (?:from|in))\\b");
  private static final Pattern EVER =
      pattern(
          "\\b(?:for the first time(?! in (?!the (?:last|past)))|never (?:before|been|seen|used|previously|signed|logged|accessed|connected|appeared)|first[- ]ever|first time ever)\\b");
  private static final Pattern SEQUENCE =
      pattern(
          "\\b(?:followed (?:\\w+ )?by|(?:and |,\\s*|were |was |are |have )then\\b|subsequent(?:ly)?|preceded by|shortly (?:after|before)|immediately (?:after|before)|afterwards?|later (?:signed|logged|added|deleted)|after (?:\\w+ing|being|having|an?\\b|\\d|more than|at least|several|multiple|repeated|failed|failing|the (?:same|failed)|their|its)|before (?:an?\\b|\\w+ing|the same)|succeeded by|leading to|suivie? (?:de|d')|seguid[oa] (?:de|por)|gefolgt von)");
  private static final Pattern ABSENT =
      pattern(
          "\\b(?:(?:no|zero)\\s+(?:[\\w-]+\\s+){0,3}?(?:events?|logs?|data|heartbeats?|records?|entries|sign-?ins?|log-?ins?|activity|traffic|backups?|updates?|rows|ingestion|telemetry|messages|alerts?)|stopp?(?:ed|s|ing)? (?:sending|reporting|logging|forwarding|ingesting|arriving)|went (?:silent|quiet|dark)|silent|silence|(?:has|have|had|did|does|do|is|are|was|were)(?:\\s+not|n't)\\s+(?:been\\s+)?(?:sent|send|sending|report\\w*|logg\\w*|check\\w*|sign\\w*|receiv\\w*|produc\\w*|connect\\w*|run|ran|chang\\w*|rotat\\w*|complet\\w*|seen|active|ingest\\w*|arriv\\w*|updat\\w*|patched|used|enrol\\w*|registered|authenticated|delivered)|\\bnot (?:signed|logged)[ -](?:in|on)|missing|absence of|failed to (?:report|check in|send)|without (?:a |any )?(?:heartbeat|events?|logs?|data|sign-?ins?)|not (?:reporting|sending|logging|arriving)|gaps?\\b)");
  private static final Pattern RATIO =
      pattern(
          "\\b(?:rate|ratio|proportion|percentage|share|fraction)\\b|%|\\bpercent\\b|\\b(?:times|x|twice|double|triple)\\s+(?:(?:the|their|its|his|her|that|a|as|higher|more|larger|greater)\\b|(?:daily|weekly|usual|normal|average)\\b)");
  static final Pattern VAGUE =
      pattern(
          "\\b(?:suspicious(?:ly)?|unusual(?:ly)?|abnormal(?:ly)?|anomal\\w+|weird|strange|odd|malicious|bad|dangerous|interesting|rare(?:ly)?|many|multiple|several|numerous|excessive(?:ly)?|large|big|huge|high (?:volume|number)s?|lots?|a lot|frequent(?:ly)?|repeated(?:ly)?|significant(?:ly)?|important|unexpected(?:ly)?|questionable|concerning|noteworthy|relevant|bulk|mass|too many|too much|often|unauthori[sz]ed|improper|inappropriate|risky behaviou?r|potential(?:ly)?|possible|possibly|verd[aä]chtige?\\w*|suspecte?s?|sospechos\\w+|spikes?|surges?|elevated|heavy|heavily|unknown|irregular|out of the ordinary|looks? off)\\b");
  private static final Pattern DEED =
      pattern(
          "\\b(?!(?:based|need|speed|feed|named|called|during|following|anything|everything|something|nothing)\\b)\\w{2,}(?:ed|ing)\\b|\\b(?:changes?|actions?|uses?|hits?|made|sent|ran)\\b");
  private static final Pattern OPEN =
      pattern(
          "^\\W*(?:what (?:happened|is going on|went on|did|else)|are we|am i|is (?:anything|everything|our)|tell me (?:about|everything)|investigate|look into|look at|check (?:on|out|up on)|review|anything|how (?:secure|safe|are|is|did)|monitor|keep an eye|analy[sz]e|continue|verify|ensure|make sure|summari[sz]e|why|explain)\\b");

  private final String query;
  private final String prose;
  private final List<Entity> entities;
  private final List<Activity> activities;
  private final List<Threshold> thresholds;
  private final boolean hasSpan;
  private final boolean hasBaseline;

  ConditionReader(
      String query,
      List<Entity> entities,
      List<Activity> activities,
      List<Threshold> thresholds,
      boolean hasSpan,
      boolean hasBaseline) {
    this.query = Draft.plain(query);
    this.prose = withoutNames(query, entities);
    this.entities = entities;
    this.activities = activities;
    this.thresholds = thresholds;
    this.hasSpan = hasSpan;
    this.hasBaseline = hasBaseline;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /// Empty when nothing in the query can be measured.
  Optional<ConditionType> read() {
    if (thresholds.stream().anyMatch(threshold -> threshold.op() == Threshold.Op.TOP)) {
      return Optional.of(ConditionType.RANKING);
    }
    if (matches(RATIO) && !thresholds.isEmpty()) {
      return Optional.of(ConditionType.RATIO);
    }
    if (isNovelty()) {
      return Optional.of(ConditionType.NOVELTY);
    }
    if (isSequence()) {
      return Optional.of(ConditionType.SEQUENCE);
    }
    if (matches(ABSENT) && !isVague()) {
      return Optional.of(ConditionType.ABSENCE);
    }
    if (!thresholds.isEmpty()) {
      return Optional.of(ConditionType.THRESHOLD);
    }
    return exists() ? Optional.of(ConditionType.EXISTENCE) : Optional.empty();
  }

  private boolean isNovelty() {
    return (hasBaseline && matches(NOVEL)) || (matches(EVER) && !activities.isEmpty());
  }

  private boolean isSequence() {
    boolean measured = !thresholds.isEmpty() || hasSpan || hasRareActivity() || narrowed();
    return matches(SEQUENCE) && activities.size() + thresholds.size() >= 2 && measured;
  }

  /// Something rare, or something common that is narrowed to what can be read one by one.
  private boolean exists() {
    boolean openEnded = matches(OPEN) && !hasRareActivity();
    boolean nothingHappens = activities.isEmpty() && !(narrowed() && matches(DEED));
    if (openEnded || nothingHappens) {
      return false;
    }
    boolean rareAndClear = hasRareActivity() && !isVague();
    boolean narrowAndClear = narrowed() && (!isVague() || hasRareActivity());
    return rareAndClear || narrowAndClear;
  }

  private boolean hasRareActivity() {
    return activities.stream().anyMatch(Activity::rare);
  }

  private boolean narrowed() {
    return Filters.strength(query, entities) >= 1;
  }

  /// A vague word in the name of a thing is not vague.
  private boolean isVague() {
    return VAGUE.matcher(prose).find();
  }

  private static String withoutNames(String query, List<Entity> entities) {
    Draft draft = new Draft(query);
    entities.forEach(entity -> draft.blot(entity.span()));
    return draft.after(0);
  }

  private boolean matches(Pattern pattern) {
    Matcher matcher = pattern.matcher(query);
    return matcher.find();
  }
}
