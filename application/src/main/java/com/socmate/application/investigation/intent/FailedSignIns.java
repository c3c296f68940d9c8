package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Limit;
import com.socmate.application.investigation.wording.Subject;
import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.DecisionRule.Operator;
import com.socmate.domain.investigation.Plan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Failed Entra ID sign-ins: too many from one address, of one account, at one application; or one
/// address that tries too many accounts.
final class FailedSignIns implements Intent {
  static final String NAME = "failed_signins";
  private static final long USUAL_ATTEMPTS = 5;
  private static final long USUAL_ACCOUNTS = 5;

  private static final String SIGN_IN =
      "(?:sign(?:ing|ed|s)?[- ]?[io]ns?|log(?:ging|ged|s)?[- ]?[io]ns?|authenticat\\w+|passwords?|credentials?"
          + "|log ?in|access attempts?)";
  private static final String FAILED =
      "(?:fail\\w*|unsuccessful\\w*|den(?:y|ied|ials?)|reject\\w*|invalid|incorrect|wrong|bad|refused|blocked)";
  private static final Pattern FAILED_SIGN_IN =
      Pattern.compile(
          "\\b"
              + FAILED
              + "\\b[^.;]{0,40}\\b"
              + SIGN_IN
              + "\\b|\\b"
              + SIGN_IN
              + "\\b[^.;]{0,40}\\b"
              + FAILED
              + "\\b");
  private static final Pattern ATTACK =
      Pattern.compile(
          "\\bbrute[- ]?forc\\w*|\\bpassword[- ]?(?:spray\\w*|guess\\w*|attack\\w*)|\\bspray\\w*"
              + "|\\bcredential[- ]?stuff\\w*|\\bguess\\w* (?:of )?(?:the )?passwords?");
  private static final Pattern SUCCESS_AFTER =
      Pattern.compile(
          "\\b(?:followed by|then|before|and then|until|ending (?:in|with)|preceding|prior to)\\b[^.;]{0,30}\\b(?:success\\w*|succeed\\w*|worked)\\b"
              + "|\\b(?:eventually|finally|later|afterwards) (?:success\\w*|succeed\\w*)");
  private static final Pattern SPRAY = Pattern.compile("\\bspray\\w*|\\bcredential[- ]?stuff\\w*");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Work work() {
    return Work.TRIAGE;
  }

  @Override
  public String example() {
    return "Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP.";
  }

  @Override
  public int fit(Wording words) {
    if (words.says(Qualifiers.WINDOWS_LOGON)
        || (words.keys().equals(List.of(Subject.COMPUTER)) && words.counts())) {
      return 0;
    }
    return words.says(ATTACK) ? 12 : words.says(FAILED_SIGN_IN) ? 10 : 0;
  }

  @Override
  public Planned plan(Wording words) {
    var refusal = Qualifiers.ofSignIns(words).or(() -> EntityFilters.SIGN_INS.refusal(words));
    if (refusal.isPresent()) {
      return new Planned.CannotHonour(refusal.get());
    }
    var draft = new Draft();
    var window = draft.window(words);
    return Draft.refusal(window)
        .<Planned>map(Planned.CannotHonour::new)
        .orElseGet(() -> plan(words, draft, window));
  }

  private static Planned plan(Wording words, Draft draft, Duration window) {
    var keys = keys(words, draft);
    var counted = counted(words, keys);
    var limit =
        draft.limit(
            named(words, counted),
            Operator.GREATER,
            counted == Counted.ATTEMPTS ? USUAL_ATTEMPTS : USUAL_ACCOUNTS,
            counted.noun);
    var others = words.limitsBeside(named(words, counted));
    if (others.stream().anyMatch(it -> Counted.of(it).isEmpty())) {
      return new Planned.CannotHonour(Qualifiers.ofLimits(others).orElseThrow());
    }
    var burst = counted == Counted.ATTEMPTS ? Burst.in(words, limit) : Optional.<Burst>empty();
    if (burst.isEmpty() && words.span().isPresent()) {
      return new Planned.CannotHonour(Burst.refusal(words));
    }
    burst.ifPresent(it -> draft.assume(it.assumption(counted.noun)));
    var rule = rule(counted, limit, burst.isPresent(), columns(keys));
    new FailedSignInQueries(
            keys,
            rule,
            alsoLimited(others, draft),
            burst,
            SignInFilters.in(words, draft),
            SignInFilters.failure(words, draft),
            words.says(SUCCESS_AFTER))
        .addTo(draft, counted == Counted.ATTEMPTS);
    return new Planned.Ready(
        new Plan(
            NAME,
            "Failed sign-ins: " + rule.text() + " per " + String.join(" and ", rule.key()),
            window,
            draft.queries(),
            rule,
            Severity.MEDIUM,
            counted == Counted.ATTEMPTS ? List.of("T1110") : List.of("T1110", "T1110.003"),
            draft.assumptions()));
  }

  /// Conditions for the limits that the rule itself does not hold.
  private static String alsoLimited(List<Limit> others, Draft draft) {
    var conditions =
        others.stream()
            .flatMap(it -> Counted.of(it).map(counted -> counted.column + " " + it.text()).stream())
            .toList();
    conditions.forEach(it -> draft.assume("Besides the rule, " + it + " must hold."));
    return String.join("", conditions.stream().map(it -> " and " + it).toList());
  }

  private static DecisionRule rule(Counted counted, Limit limit, boolean burst, List<String> key) {
    return burst
        ? new DecisionRule("Bursts", Operator.GREATER, BigDecimal.ZERO, key)
        : new DecisionRule(
            counted.column, limit.operator(), BigDecimal.valueOf(limit.value()), key);
  }

  private static List<SignInKey> keys(Wording words, Draft draft) {
    var keys = words.keys().stream().flatMap(it -> SignInKey.of(it).stream()).toList();
    if (!keys.isEmpty()) {
      return keys;
    }
    draft.assume("It was not said by what to count; attempts are counted for each source address.");
    return List.of(SignInKey.ADDRESS);
  }

  private static List<String> columns(List<SignInKey> keys) {
    return keys.stream().map(SignInKey::column).toList();
  }

  /// A number of accounts means a spray; one of addresses a distributed guess.
  private static Counted counted(Wording words, List<SignInKey> keys) {
    if (!keys.contains(SignInKey.USER)
        && (hasLimitOf(words, Subject.USER) || (words.says(SPRAY) && words.limits().isEmpty()))) {
      return Counted.ACCOUNTS;
    }
    return !keys.contains(SignInKey.ADDRESS) && hasLimitOf(words, Subject.ADDRESS)
        ? Counted.ADDRESSES
        : Counted.ATTEMPTS;
  }

  private static boolean hasLimitOf(Wording words, Subject subject) {
    return words.limits().stream().anyMatch(it -> it.of().equals(Optional.of(subject)));
  }

  private static Optional<Limit> named(Wording words, Counted counted) {
    return words.limit(List.of(counted.subject));
  }

  @Override
  public String title(Plan plan, Row row) {
    var who = KeyText.of(plan, row);
    long attempts = row.count("Attempts");
    return attempts
        + " failed sign-ins "
        + (plan.rule().key().contains(SignInKey.ADDRESS.column()) ? "from " : "at ")
        + who
        + (row.count("Succeeded") > 0 ? ", then a success" : "");
  }

  @Override
  public String description(Plan plan, Row row) {
    return row.count("Attempts")
        + " failed attempts on "
        + row.count("Accounts")
        + " account"
        + (row.count("Accounts") == 1 ? "" : "s")
        + " between "
        + row.text("FirstSeen")
        + " and "
        + row.text("LastSeen")
        + (row.count("Succeeded") > 0
            ? "; afterwards "
                + row.count("Succeeded")
                + (row.count("Succeeded") == 1 ? " sign-in" : " sign-ins")
                + " succeeded ("
                + row.list("SucceededAccounts")
                + "). Treat the account as taken over until shown otherwise."
            : "; none succeeded afterwards within the window.");
  }

  @Override
  public Severity severity(Plan plan, Row row) {
    return row.count("Succeeded") > 0 ? Severity.HIGH : plan.severity();
  }

  @Override
  public List<String> nextSteps() {
    return List.of(
        "Check whether the sources are known (office, VPN, partner, scanner) before blocking them.",
        "Where a sign-in succeeded after the failures, revoke the account's sessions and reset its password.",
        "Look for what those accounts did next: mailbox rules, consent grants, new sign-in methods.",
        "Require multi-factor authentication for the accounts that were tried.");
  }

  @Override
  public String impact() {
    return "Somebody is guessing passwords; an account that gives way opens mail, files and everything single sign-on reaches.";
  }

  /// What the rule measures.
  private enum Counted {
    ATTEMPTS("Attempts", "failed attempts", Subject.EVENT),
    ACCOUNTS("Accounts", "different accounts", Subject.USER),
    ADDRESSES("Addresses", "different addresses", Subject.ADDRESS);

    private final String column;
    private final String noun;
    private final Subject subject;

    Counted(String column, String noun, Subject subject) {
      this.column = column;
      this.noun = noun;
      this.subject = subject;
    }

    static Optional<Counted> of(Limit limit) {
      return limit
          .of()
          .flatMap(
              subject -> Arrays.stream(values()).filter(it -> it.subject == subject).findFirst());
    }
  }
}
