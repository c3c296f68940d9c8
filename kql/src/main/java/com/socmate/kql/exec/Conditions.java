package com.socmate.kql.exec;

import com.socmate.kql.bind.RowType;
import com.socmate.kql.bind.Term;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a predicate asks of single columns in a form a source can use.
final class Conditions {
  private final RowType type;
  private final List<Condition> found = new ArrayList<>();

  private Conditions(RowType type) {
    this.type = type;
  }

  static List<Condition> of(Term predicate, RowType type) {
    Conditions conditions = new Conditions(type);
    conditions.visit(predicate);
    return conditions.found;
  }

  private void visit(Term predicate) {
    if (predicate instanceof Term.Logical(boolean conjunction, List<Term> operands)
        && conjunction) {
      operands.forEach(this::visit);
    } else if (predicate instanceof Term.Call(String function, _, List<Term> arguments, _)) {
      if (arguments.size() > 1 && field(arguments.getFirst()) instanceof Term.Field field) {
        call(function, field, arguments.subList(1, arguments.size()));
      } else if (arguments.size() == 2 && field(arguments.get(1)) instanceof Term.Field field) {
        call(mirrored(function), field, arguments.subList(0, 1));
      }
    }
  }

  private static Term field(Term term) {
    return term instanceof Term.Widen(Term.Field field, ScalarType wide)
            && wide.isInteger()
            && field.type().isInteger()
        ? field
        : term;
  }

  private static String mirrored(String function) {
    return switch (function) {
      case "<" -> ">";
      case ">" -> "<";
      case "<=" -> ">=";
      case ">=" -> "<=";
      case "==" -> "==";
      default -> "";
    };
  }

  private void call(String function, Term.Field field, List<Term> others) {
    if (field.type() == ScalarType.STRING) {
      texts(function, field, others);
    } else if (field.type().isLongBacked()) {
      numbers(function, field, others);
    }
  }

  private void numbers(String function, Term.Field field, List<Term> others) {
    List<Long> numbers = new ArrayList<>();
    for (Term other : others) {
      Optional<Long> number = number(other, field.type());
      if (number.isEmpty()) {
        return;
      }
      numbers.add(number.get());
    }
    long first = numbers.getFirst();
    switch (function) {
      case "==" -> within(field, first, first);
      case ">=" -> within(field, first, Long.MAX_VALUE);
      case "<=" -> within(field, Long.MIN_VALUE, first);
      case ">" -> within(field, first == Long.MAX_VALUE ? first : first + 1, Long.MAX_VALUE);
      case "<" -> within(field, Long.MIN_VALUE, first == Long.MIN_VALUE ? first : first - 1);
      case "in" -> within(field, least(numbers), greatest(numbers));
      case "between" -> {
        if (numbers.size() == 2) {
          within(field, first, numbers.get(1));
        }
      }
      default -> {}
    }
  }

  private static long least(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).min().orElse(Long.MIN_VALUE);
  }

  private static long greatest(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).max().orElse(Long.MAX_VALUE);
  }

  private void within(Term.Field field, long least, long greatest) {
    found.add(new Condition.Within(type.column(field.place()).name(), least, greatest));
  }

  private static Optional<Long> number(Term term, ScalarType type) {
    Term inner = term instanceof Term.Widen(Term value, _) ? value : term;
    if (!(inner instanceof Term.Constant(_, Value value))) {
      return Optional.empty();
    }
    return switch (value) {
      case Value.Int32(int it) when type.isInteger() -> Optional.of((long) it);
      case Value.Int64(long it) when type.isInteger() -> Optional.of(it);
      case Value.Datetime(long it) when type == ScalarType.DATETIME -> Optional.of(it);
      case Value.Timespan(long it) when type == ScalarType.TIMESPAN -> Optional.of(it);
      default -> Optional.empty();
    };
  }

  private void texts(String function, Term.Field field, List<Term> others) {
    List<String> texts = new ArrayList<>();
    for (Term other : others) {
      if (!(other instanceof Term.Constant(_, Value value)) || !collect(value, texts)) {
        return;
      }
    }
    switch (function) {
      case "==", "=~", "has", "has_cs", "in", "in~", "has_any" -> terms(field, texts);
      case "has_all" -> texts.forEach(text -> terms(field, List.of(text)));
      default -> {}
    }
  }

  private static boolean collect(Value value, List<String> texts) {
    return switch (value) {
      case Value.Text(String text) -> {
        texts.add(text);
        yield true;
      }
      case Value.Array(List<Value> items) -> items.stream().allMatch(it -> collect(it, texts));
      default -> false;
    };
  }

  /// A text without a letter or a digit has no term to look for.
  private void terms(Term.Field field, List<String> texts) {
    if (!texts.isEmpty()
        && texts.stream().allMatch(text -> text.chars().anyMatch(Character::isLetterOrDigit))) {
      found.add(new Condition.HasTerms(type.column(field.place()).name(), texts));
    }
  }
}
