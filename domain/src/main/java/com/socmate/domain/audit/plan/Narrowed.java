package com.socmate.domain.audit.plan;

import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.Suggestion;
import com.socmate.domain.audit.Topic;
import com.socmate.domain.audit.plan.Plan.Reading;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What rules make of a brief, and what a model takes away from that. It can only take away: what
/// the rules leave out stays out, and what they ask is asked.
final class Narrowed {
  private final AuditOrder order;
  private final Brief rules;

  Narrowed(AuditOrder order) {
    this.order = order;
    this.rules = new Brief(order);
  }

  Reading read() {
    return order
        .suggestion()
        .map(made ->
            switch (made) {
              case Suggestion.Narrower narrower -> narrowed(narrower);
              case Suggestion.Doubt doubt -> rules.question().orElseGet(() -> asked(doubt));
              case Suggestion.Unused(var model, var why) -> byRules(model, why);
            })
        .orElseGet(rules::read);
  }

  /// Why a suggestion cannot be followed, as the end of a sentence that repeats nothing of it;
  /// empty where it can.
  Optional<String> objection(Suggestion.Narrower it) {
    return beyond(it).or(() -> rules.question().isPresent() ? Optional.empty() : unfit(it));
  }

  private Optional<String> beyond(Suggestion.Narrower it) {
    var most =
        Errand.of(
            AuditType.AUTONOMOUS,
            it.targets().isEmpty() ? order.targets().size() : it.targets().size());
    if (!order.targets().containsAll(it.targets())) {
      return Optional.of("it names a host that is no target of this audit");
    }
    if (!Stream.of(it.within(), it.without()).flatMap(Set::stream).allMatch(this::isNamed)) {
      return Optional.of("it names a path that does not stand in the brief");
    }
    if (it.pages().orElse(0) > most.pages() || it.requests().orElse(0) > most.requests()) {
      return Optional.of(
          "it asks for more than "
              + most.pages()
              + " pages or "
              + most.requests()
              + " requests for a target");
    }
    return it.minutes().orElse(0) > most.seconds() / 60
        ? Optional.of("it asks for more than " + most.seconds() / 60 + " minutes for a target")
        : Optional.empty();
  }

  private boolean isNamed(String path) {
    return Pattern.compile(Pattern.quote(path) + "(?![\\w~%-])")
        .matcher(order.scope().orElse(""))
        .find();
  }

  private Optional<String> unfit(Suggestion.Narrower it) {
    if (rules.atALoss().isPresent() && !it.namesSomething()) {
      return Optional.of("it names nothing that is to be looked at either");
    }
    return Cut.of(rules.plan(), it).leavesNothing()
        ? Optional.of("it leaves nothing over of what the brief's words ask for")
        : Optional.empty();
  }

  private Reading narrowed(Suggestion.Narrower it) {
    return rules
        .question()
        .orElseGet(() ->
            objection(it)
                .map(why -> byRules(it.model(), why))
                .orElseGet(
                    () -> new Reading.Understood(Cut.of(rules.plan(), it).plan(it.model()))));
  }

  private Reading byRules(String model, String why) {
    return switch (rules.read()) {
      case Reading.Understood(var plan) ->
          new Reading.Understood(
              plan.noting(
                  "The model "
                      + model
                      + " was asked as well and is not followed: "
                      + why
                      + ". The plan is that of the rules."));
      case Reading.Unclear unclear -> unclear;
    };
  }

  private static Reading asked(Suggestion.Doubt doubt) {
    return new Reading.Unclear(
        "The model "
            + doubt.model()
            + " cannot tell what \""
            + doubt.words()
            + "\" asks for. What is to be looked at?",
        "Say it in other words, or name some of: "
            + Arrays.stream(Topic.values()).map(Topic::spoken).collect(Collectors.joining(", "))
            + ".");
  }
}
