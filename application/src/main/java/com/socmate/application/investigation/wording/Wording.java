package com.socmate.application.investigation.wording;

import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.specificity.Signals;
import com.socmate.domain.specificity.Threshold;
import com.socmate.domain.specificity.TimeSpan;
import com.socmate.domain.specificity.Window;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A question as intents look at it: what the domain read from its words, and the words themselves
/// in one spelling.
///
/// @param text the words in lower case with single spaces and digits for number words
public record Wording(String text, Signals signals) {
  private static final Pattern GROUPS =
      Pattern.compile(
          "\\b(?:per|each|same|single|group(?:ed)? by|by (?=user|account|ip|host|computer|app|countr|address))\\b");
  private static final EntityType[] NAMES = {
    EntityType.IP,
    EntityType.CIDR,
    EntityType.ACCOUNT,
    EntityType.HOST,
    EntityType.DOMAIN,
    EntityType.URL,
    EntityType.HASH,
    EntityType.GUID
  };
  private static final Set<String> TIMES =
      Set.of("second", "minute", "hour", "day", "week", "month", "year");

  public static Wording of(String question) {
    return new Wording(PlainWords.of(question), Signals.read(question));
  }

  public String original() {
    return signals.query();
  }

  public boolean says(Pattern words) {
    return words.matcher(text).find();
  }

  /// Whether the words say it beside the names in them: `admin@contoso.example` is no admin.
  public boolean saysBesideNames(Pattern words) {
    var rest = text;
    for (var entity : named(NAMES)) {
      rest = rest.replace(PlainWords.of(entity.text()), " ");
    }
    return words.matcher(rest).find();
  }

  public Optional<Window> window() {
    return signals.window();
  }

  /// Whether each run is to read on from where the one before ended.
  public boolean isSinceLastRun() {
    return window().filter(it -> it.kind() == Window.Kind.SINCE_LAST_RUN).isPresent();
  }

  /// How far back the habits are that something new is measured against.
  public Optional<Duration> baseline() {
    return signals.baseline().map(TimeSpan::length);
  }

  /// Within which time things must happen together.
  public Optional<TimeSpan> span() {
    return signals.correlation();
  }

  /// Lengths of time that are compared with: an age, a silence.
  public List<Threshold> ages() {
    return signals.thresholds().stream()
        .filter(it -> isTime(it) && !signals.correlation().map(TimeSpan::span).equals(it.span()))
        .toList();
  }

  private static boolean isTime(Threshold threshold) {
    return threshold.unit().filter(TIMES::contains).isPresent();
  }

  /// What is named of these types.
  public List<Entity> named(EntityType... types) {
    var wanted = Set.of(types);
    return signals.entities().stream().filter(it -> wanted.contains(it.type())).toList();
  }

  public boolean excludes(Entity entity) {
    return signals.excludes(entity);
  }

  /// The numbers that are limits on how many.
  public List<Limit> limits() {
    return signals.thresholds().stream()
        .filter(it -> !isTime(it))
        .flatMap(it -> Limit.of(it, original()).stream())
        .toList();
  }

  /// The first number that counts something of these kinds, or of no kind that is known.
  public Optional<Limit> limit(Collection<Subject> counted) {
    return limits().stream()
        .filter(it -> it.of().isEmpty() || counted.contains(it.of().get()))
        .findFirst();
  }

  /// The limits the words set besides this one.
  public List<Limit> limitsBeside(Optional<Limit> used) {
    return limits().stream()
        .filter(it -> !it.implied() && used.filter(it::meansTheSame).isEmpty())
        .toList();
  }

  /// Whether a ranking is asked for, which no rule decides.
  public boolean ranks() {
    return signals.thresholds().stream().anyMatch(it -> it.op() == Threshold.Op.TOP);
  }

  /// Whether something is counted, or is to be told apart by what the words say.
  public boolean counts() {
    return !limits().isEmpty() || says(GROUPS);
  }

  /// By what is counted, as far as it is a kind of thing that is known here.
  public List<Subject> keys() {
    return signals.subjects().stream()
        .flatMap(it -> Subject.ofKey(it).stream())
        .distinct()
        .toList();
  }
}
