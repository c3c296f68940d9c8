package com.socmate.kql.exec;

import com.socmate.kql.bind.Term;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// The columns a term looks at, by place.
final class Fields {
  private static final Set<String> RANDOM = Set.of("rand", "new_guid");

  private Fields() {}

  static void collect(Term term, BitSet places) {
    switch (term) {
      case Term.Field(int place, _) -> places.set(place);
      case Term.Call(_, _, List<Term> arguments, _) -> arguments.forEach(it -> collect(it, places));
      case Term.Windowed(_, List<Term> arguments, _) ->
          arguments.forEach(it -> collect(it, places));
      case Term.Logical(_, List<Term> operands) -> operands.forEach(it -> collect(it, places));
      case Term.Widen(Term value, _) -> collect(value, places);
      case Term.FirstCell _, Term.FirstColumn _, Term.Constant _, Term.Unknown _ -> {}
    }
  }

  /// Whether a term is the same however often and in whatever order rows are evaluated.
  static boolean isPure(Term term) {
    return switch (term) {
      case Term.Call(String function, _, List<Term> arguments, _) ->
          !RANDOM.contains(function) && arguments.stream().allMatch(Fields::isPure);
      case Term.Windowed _ -> false;
      case Term.Logical(_, List<Term> operands) -> operands.stream().allMatch(Fields::isPure);
      case Term.Widen(Term value, _) -> isPure(value);
      case Term.Field _, Term.FirstCell _, Term.FirstColumn _, Term.Constant _, Term.Unknown _ ->
          true;
    };
  }

  /// The same term over other places: column `i` of the old rows is column `places[i]` of the new.
  static Term moved(Term term, int[] places) {
    return switch (term) {
      case Term.Field(int place, var type) -> new Term.Field(places[place], type);
      case Term.Call(String function, var overload, List<Term> arguments, var type) ->
          new Term.Call(function, overload, moved(arguments, places), type);
      case Term.Windowed(var function, List<Term> arguments, var type) ->
          new Term.Windowed(function, moved(arguments, places), type);
      case Term.Logical(boolean conjunction, List<Term> operands) ->
          new Term.Logical(conjunction, moved(operands, places));
      case Term.Widen(Term value, var type) -> new Term.Widen(moved(value, places), type);
      case Term.FirstCell _, Term.FirstColumn _, Term.Constant _, Term.Unknown _ -> term;
    };
  }

  private static List<Term> moved(List<Term> terms, int[] places) {
    return terms.stream().map(it -> moved(it, places)).toList();
  }
}
