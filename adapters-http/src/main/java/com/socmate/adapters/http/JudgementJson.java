package com.socmate.adapters.http;

import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.TextSpan;
import com.socmate.domain.specificity.Criterion;
import com.socmate.domain.specificity.Exclusion;
import com.socmate.domain.specificity.Fix;
import com.socmate.domain.specificity.Judgement;
import com.socmate.domain.specificity.Rewrite;
import com.socmate.domain.specificity.Signals;
import com.socmate.domain.specificity.Threshold;
import com.socmate.domain.specificity.TimeSpan;
import com.socmate.domain.specificity.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a query is specific enough to run again and again, as the contract writes it. Positions
/// count Unicode code points.
record JudgementJson(
    boolean valid,
    boolean specific,
    int score,
    String verdict,
    List<CriterionJson> criteria,
    Extracted extracted,
    List<FixJson> fixes,
    List<Rewrite> rewrites,
    List<String> scheduleChecks,
    Validator validator) {

  /// One question asked of a query.
  record CriterionJson(
      String id, String status, String message, List<Phrase> evidence, List<String> fixIds) {
    static CriterionJson from(Criterion criterion) {
      return new CriterionJson(
          criterion.id().wireName(),
          criterion.status().wireName(),
          criterion.message(),
          criterion.evidence().stream().map(it -> Phrase.of(it.span(), it.text())).toList(),
          criterion.fixIds());
    }
  }

  /// A stretch of the query.
  record Phrase(int start, int end, String text) {
    static Phrase of(TextSpan span, String text) {
      return new Phrase(span.start(), span.end(), text);
    }
  }

  /// What was read from the query.
  record Extracted(
      @Nullable String window,
      @Nullable String windowKind,
      @Nullable String span,
      @Nullable String baseline,
      @Nullable String conditionType,
      List<ThresholdJson> threshold,
      @Nullable String aggregationKey,
      List<EntityJson> entities,
      List<String> exclusions) {
    static Extracted from(Signals signals) {
      return new Extracted(
          signals.window().map(Window::iso).orElse(null),
          signals.window().map(window -> window.kind().wireName()).orElse(null),
          signals.correlation().map(TimeSpan::iso).orElse(null),
          signals.baseline().map(TimeSpan::iso).orElse(null),
          signals.conditionType().map(type -> type.wireName()).orElse(null),
          signals.thresholds().stream().map(ThresholdJson::from).toList(),
          Optional.of(String.join(",", signals.aggregationKey()))
              .filter(key -> !key.isEmpty())
              .orElse(null),
          signals.entities().stream().map(EntityJson::from).toList(),
          signals.exclusions().stream().map(Exclusion::text).toList());
    }
  }

  /// A number that decides.
  record ThresholdJson(
      String op, BigDecimal value, String measure, @Nullable String unit, boolean distinct) {
    static ThresholdJson from(Threshold threshold) {
      return new ThresholdJson(
          threshold.op().symbol(),
          threshold.value(),
          threshold.measure(),
          threshold.unit().orElse(null),
          threshold.distinct());
    }
  }

  /// Something the query names.
  record EntityJson(String type, String value, int start, int end, String text) {
    static EntityJson from(Entity entity) {
      return new EntityJson(
          Words.of(entity.type()),
          entity.value(),
          entity.span().start(),
          entity.span().end(),
          entity.text());
    }
  }

  /// A change that would answer a criterion.
  record FixJson(
      String id, String criterion, String label, List<Integer> replace, String text, String why) {
    static FixJson from(Fix fix) {
      return new FixJson(
          fix.id(),
          fix.criterion().wireName(),
          fix.label(),
          List.of(fix.replace().start(), fix.replace().end()),
          fix.text(),
          fix.why());
    }
  }

  /// Which rules judged.
  record Validator(String version) {}

  static JudgementJson from(Judgement judgement) {
    return new JudgementJson(
        judgement.valid(),
        judgement.specific(),
        judgement.score(),
        judgement.verdict(),
        judgement.criteria().stream().map(CriterionJson::from).toList(),
        Extracted.from(judgement.signals()),
        judgement.fixes().stream().map(FixJson::from).toList(),
        judgement.rewrites(),
        judgement.scheduleChecks(),
        new Validator(Judgement.VERSION));
  }
}
