package com.socmate.application.session.further;

import com.socmate.application.port.LogWorkspace;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Says what a further question is taken for, without a model: something the session can tell, a
/// change to the plan before, or a question of its own. What it cannot make out it says, with what
/// could be asked instead.
public final class Understand {
  private static final Pattern REFERS =
      Pattern.compile(
          "^(?:and|but|now|then|ok(?:ay)?|please|only|just|same|again|what about|how about|instead|narrow|limit|restrict"
              + "|exclud\\w*|without|except|ignore|leave|for|from|in|over|with|at|the|last|past|previous|raise|lower|set|use"
              + "|make|change|pivot|focus|zoom|yesterday|\\d)\\b");
  private static final Pattern OWN_TIME =
      Pattern.compile(
          "\\b(?:last|past|previous|since|between|today|yesterday|this (?:week|month|morning))\\b|\\bago\\s*\\(");
  private static final Pattern ABOUT =
      Pattern.compile(
          "^(?:and |so )?(?:what about|how about|pivot to|focus on|everything about|dig into|look at|investigate)\\b");

  private final Function<String, Compilation> compiler;
  private final Refine refine;

  public Understand(Function<String, Compilation> compiler, LogWorkspace workspace) {
    this.compiler = compiler;
    this.refine = new Refine(workspace);
  }

  /// @param now the moment a question of its own is asked for
  public Understood understand(String message, Context context, Instant now) {
    var words = message.strip().toLowerCase(Locale.ROOT);
    return new Telling(context)
        .tell(message)
        .or(() -> pivot(words, message, context))
        .or(() -> REFERS.matcher(words).find() ? refined(message, context) : Optional.empty())
        .or(() -> ownQuestion(message, context, now))
        .or(() -> refined(message, context))
        .orElseGet(() -> open(message));
  }

  /// A thing named alone is asked about in every way there is, over the window before.
  private Optional<Understood> pivot(String words, String message, Context context) {
    var wanted = Refinement.of(message);
    if (!ABOUT.matcher(words).find() || wanted.entities().size() != 1 || context.plan().isEmpty()) {
      return Optional.empty();
    }
    var entity = wanted.entities().getFirst();
    var question =
        "Everything about "
            + entity.type().wireName().replace("account", "user")
            + " "
            + entity.value()
            + " in the last "
            + Refine.words(context.plan().get().window());
    return compiler.apply(question) instanceof Compilation.Compiled(var plan)
        ? Optional.of(
            toRun(
                "A pivot to " + entity.value() + ", over the window before.",
                withWindow(plan, context),
                context.occurrence(),
                context))
        : Optional.empty();
  }

  private Optional<Understood> refined(String message, Context context) {
    var wanted = Refinement.of(message);
    if (wanted.isNothing() || context.plan().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (refine.refine(context.plan().get(), context.occurrence(), wanted)) {
          case Refine.Refined.Done(var plan, var occurrence, var difference) ->
              toRun("The plan before, " + difference + ".", plan, occurrence, context);
          case Refine.Refined.Cannot(var why) ->
              new Understood.Unclear(
                  "A change to the plan before that cannot be made.",
                  why + "\n\n" + Telling.ABILITIES);
        });
  }

  private Optional<Understood> ownQuestion(String message, Context context, Instant now) {
    if (!(compiler.apply(message) instanceof Compilation.Compiled(var plan))) {
      return Optional.empty();
    }
    boolean ownTime =
        context.range().isEmpty() || OWN_TIME.matcher(message.toLowerCase(Locale.ROOT)).find();
    return Optional.of(
        ownTime
            ? toRun("A question of its own: " + plan.title() + ".", plan, now, context)
            : toRun(
                "A question of its own, over the window before: " + plan.title() + ".",
                withWindow(plan, context),
                context.occurrence(),
                context));
  }

  private static Plan withWindow(Plan plan, Context context) {
    return context
        .range()
        .map(range -> Plans.with(plan, Duration.between(range.from(), range.to())))
        .orElse(plan);
  }

  private static Understood toRun(String sentence, Plan plan, Instant occurrence, Context context) {
    return context.hasRoomFor(plan)
        ? new Understood.ToRun(sentence, Renumbered.from(plan, context.nextQuery()), occurrence)
        : new Understood.Unclear(
            "A question for which the session has no room.",
            "A session holds 99 queries. Start a new investigation, or fork this one from an"
                + " earlier turn.");
  }

  private Understood open(String message) {
    var why =
        compiler.apply(message) instanceof Compilation.NotCompiled(var reason, var closest)
            ? reason + " " + closest
            : "";
    return new Understood.Open(
        "Something that could not be made out.",
        ("I could not make out what to do. " + why).strip() + "\n\n" + Telling.ABILITIES);
  }
}
