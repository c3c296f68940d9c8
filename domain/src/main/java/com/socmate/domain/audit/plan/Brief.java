package com.socmate.domain.audit.plan;

import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.Topic;
import com.socmate.domain.audit.plan.Plan.Reading;
import com.socmate.domain.audit.trial.Trick;
import com.socmate.domain.audit.trial.Tricks;
import com.socmate.domain.workspace.DomainName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads an operator's brief by rules. It can only ask for less than the type allows: fewer
/// targets, fewer paths, fewer checks, less of everything. Where it could mean two things, or
/// something that is never done, it is not guessed but asked.
final class Brief {
  private static final Pattern EVERYTHING =
      Pattern.compile(
          "(?i)\\b(?:everything|all|whole|complete|full|thorough\\w*|audit|assess\\w*|scan|check"
              + "|test|review|security|weakness\\w*|vulnerabilit\\w+|problems?)\\b");
  private static final Pattern TRULY_EVERYTHING =
      Pattern.compile("(?i)\\b(?:everything|whole|complete|full|thorough\\w*)\\b");
  private static final Pattern LOOK_ONLY =
      Pattern.compile(
          "(?i)\\b(?:passive(?:ly)?|look only|only look|read[- ]only|non[- ]?intrusive"
              + "|observe only|only observe)\\b");
  private static final Pattern TRYING =
      Pattern.compile(
          "(?i)\\b(?:attack\\w*|payloads?|active(?:ly)?|active checks?|tr(?:y|ies) anything)\\b");
  private static final Pattern NEVER =
      Pattern.compile(
          "(?i)\\b(?:delet\\w+|exploit\\w*|dump\\w*|exfiltrat\\w+|brute[- ]?forc\\w+"
              + "|denial[- ]of[- ]service|d?dos|flood\\w*|upload\\w*|creat\\w+ (?:an? )?(?:users?|accounts?)"
              + "|submit\\w*|send (?:the |all )?forms?|post (?:the |all )?forms?|log ?in (?:as|with)"
              + "|deface\\w*|shut ?down|overload\\w*)\\b");
  private static final int UNLIMITED = Integer.MAX_VALUE;
  private static final Pattern BUDGET =
      Pattern.compile(
          "(?i)\\b(?:at most|max(?:imum)?(?: of)?|no more than|not more than|up to|limited to|within|in)"
              + "\\s+([0-9]{1,6})\\s+(pages?|requests?|minutes?|hours?)\\b");

  private final AuditOrder order;
  private final Clauses clauses;
  private final String text;
  private final Places places;
  private final Set<Topic> wanted = EnumSet.noneOf(Topic.class);
  private final Set<Topic> unwanted = EnumSet.noneOf(Topic.class);

  Brief(AuditOrder order) {
    this.order = order;
    this.text = order.scope().orElse("");
    this.clauses = new Clauses(BUDGET.matcher(text).replaceAll(" "));
    this.places = new Places(clauses, order.targets());
    for (Topic topic : Topic.values()) {
      if (clauses.wants(topic.words())) {
        wanted.add(topic);
      }
      if (clauses.denies(topic.words())) {
        unwanted.add(topic);
      }
    }
  }

  Reading read() {
    return question().or(this::atALoss).orElseGet(() -> new Reading.Understood(plan()));
  }

  private boolean looksOnly() {
    return clauses.wants(LOOK_ONLY) || clauses.denies(TRYING);
  }

  /// What has to be asked whoever else has read the brief.
  Optional<Reading> question() {
    return never()
        .or(this::aboutTargets)
        .or(this::aboutPaths)
        .or(this::aboutTopics)
        .or(this::aboutBudget);
  }

  private static Optional<Reading> ask(String question, String hint) {
    return Optional.of(new Reading.Unclear(question, hint));
  }

  private Optional<Reading> never() {
    return clauses.named(NEVER).stream()
        .filter(Clauses.Named::wanted)
        .findFirst()
        .flatMap(it ->
            ask(
                "An audit changes nothing; is \"" + it.words().group() + "\" to be left out?",
                "Leave it away, or say what is not to be done, such as: do not "
                    + it.words().group().toLowerCase(Locale.ROOT)
                    + " anything."));
  }

  private Optional<Reading> aboutTargets() {
    if (targets().isEmpty()) {
      return ask(
          "The brief leaves every target out; which one is to be looked at?",
          "Targets: " + names(order.targets()) + ".");
    }
    if (places.wanted.isEmpty() && !places.strangers.isEmpty()) {
      return ask(
          "The brief names only hosts that are no targets: "
              + String.join(", ", places.strangers)
              + ". Which target is meant?",
          "Add them to the targets, or name one of: " + names(order.targets()) + ".");
    }
    return Optional.empty();
  }

  private Optional<Reading> aboutPaths() {
    var nothing =
        places.within.stream()
            .filter(it ->
                !new Errand(true, List.of(), List.copyOf(places.without), 0, 0, 0, List.of(), 0)
                    .covers(it))
            .findFirst();
    return nothing.flatMap(it ->
        ask(
            "Is " + it + " to be looked at or to be left out? The brief says both.",
            "Name it once."));
  }

  private Optional<Reading> aboutTopics() {
    var both = wanted.stream().filter(unwanted::contains).findFirst();
    if (both.isPresent()) {
      return ask(
          "Are " + both.get().spoken() + " to be looked at or to be left out? The brief says both.",
          "Name them once.");
    }
    var tried = wanted.stream().filter(Topic::tries).filter(it -> it != Topic.ERRORS).findFirst();
    if (looksOnly() && tried.isPresent()) {
      return ask(
          "The brief asks only to look, and for "
              + tried.get().spoken()
              + ", which has to be tried. Which of the two is meant?",
          "Leave one of them away.");
    }
    return Optional.empty();
  }

  /// What has to be asked where the words name nothing that rules know.
  Optional<Reading> atALoss() {
    if (wanted.isEmpty() && !clauses.wants(EVERYTHING) && places.within.isEmpty()) {
      return ask(
          "What is to be looked at? The brief names nothing that an audit knows.",
          "Say everything, or name some of: "
              + EnumSet.allOf(Topic.class).stream()
                  .map(Topic::spoken)
                  .collect(Collectors.joining(", "))
              + "; and paths such as /shop.");
    }
    return Optional.empty();
  }

  private Optional<Reading> aboutBudget() {
    var matcher = BUDGET.matcher(text);
    while (matcher.find()) {
      if (Integer.parseInt(matcher.group(1)) == 0) {
        return ask(
            "\"" + matcher.group() + "\" leaves nothing to be done; how much may it be?",
            "Name a number from 1.");
      }
    }
    return Optional.empty();
  }

  private List<DomainName> targets() {
    return order.targets().stream()
        .filter(it -> places.wanted.isEmpty() || places.wanted.contains(it))
        .filter(it -> !places.unwanted.contains(it))
        .toList();
  }

  private static String names(List<DomainName> targets) {
    return targets.stream().map(DomainName::value).collect(Collectors.joining(", "));
  }

  /// What the rules allow; everything, where they are at a loss.
  Plan plan() {
    var topics = checks(isAboutAll() ? Set.of() : wanted);
    var besides = checks(unwanted);
    var errand = errand(topics, besides);
    return new Plan(
        targets(),
        errand,
        topics,
        besides,
        Plan.Author.RULES,
        "",
        new Steps(targets(), errand, topics, besides).sentences(),
        ignored());
  }

  private boolean isAboutAll() {
    return wanted.isEmpty() || clauses.wants(TRULY_EVERYTHING);
  }

  private static Set<String> checks(Set<Topic> topics) {
    return topics.stream()
        .flatMap(it -> it.checks().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Errand errand(Set<String> topics, Set<String> besides) {
    var most = Errand.of(AuditType.AUTONOMOUS, targets().size());
    var tricks =
        Tricks.all().stream()
            .filter(it -> !looksOnly() && Plan.judges(topics, besides, it.check()))
            .map(Trick::name)
            .toList();
    return new Errand(
        needsWalk(topics),
        List.copyOf(places.within),
        List.copyOf(places.without),
        Math.min(most.pages(), budget("page", most.pages())),
        most.depth(),
        Math.min(most.requests(), budget("request", most.requests())),
        tricks,
        Math.min(most.seconds(), time().orElse(UNLIMITED)));
  }

  /// Whether checks look at more than first pages, names and handshakes.
  static boolean needsWalk(Set<String> checks) {
    return checks.isEmpty()
        || checks.stream().anyMatch(it -> !it.matches("TLS|CRT|DNS|EML|RED|HST"));
  }

  /// The time that the brief names, in seconds; empty where it names none.
  private OptionalInt time() {
    int minutes = budget("minute", UNLIMITED);
    int hours = budget("hour", UNLIMITED);
    long seconds = Math.min(minutes * 60L, hours * 3_600L);
    return Math.min(minutes, hours) == UNLIMITED
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.min(seconds, UNLIMITED));
  }

  private int budget(String unit, int usual) {
    int least = usual;
    var matcher = BUDGET.matcher(text);
    while (matcher.find()) {
      if (matcher.group(2).toLowerCase(Locale.ROOT).startsWith(unit)) {
        least = Math.min(least, Integer.parseInt(matcher.group(1)));
      }
    }
    return least;
  }

  private List<String> ignored() {
    Set<String> ignored = new LinkedHashSet<>();
    places.strangers.forEach(it -> ignored.add(it + ": it is no target of this audit."));
    int most = Errand.of(AuditType.AUTONOMOUS, targets().size()).seconds();
    if (time().orElse(0) > most) {
      ignored.add(
          "a longer time: an audit takes an hour at most, which leaves "
              + most / 60
              + " minutes for each target.");
    }
    if (clauses.wants(Pattern.compile("(?i)\\bsub-?domains\\b"))) {
      ignored.add("subdomains: only the targets themselves are looked at.");
    }
    return new ArrayList<>(ignored);
  }
}
