package com.socmate.kql.function;

import java.util.ArrayList;
import java.util.List;

/// Gathers the functions of every subject.
final class StandardFunctions {
  static final FunctionCatalog CATALOG = new FunctionCatalog(all());

  private StandardFunctions() {}

  private static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    functions.addAll(ArithmeticOperators.all());
    functions.addAll(ComparisonOperators.all());
    functions.addAll(StringOperators.all());
    functions.addAll(MembershipOperators.all());
    functions.addAll(LogicFunctions.all());
    functions.addAll(ConversionFunctions.all());
    functions.addAll(DynamicAccess.all());
    functions.addAll(StringChangeFunctions.all());
    functions.addAll(StringSearchFunctions.all());
    functions.addAll(EncodingFunctions.all());
    functions.addAll(PunycodeFunctions.all());
    functions.addAll(ParsingFunctions.all());
    functions.addAll(DatetimeFunctions.all());
    functions.addAll(BinFunctions.all());
    functions.addAll(MathFunctions.all());
    functions.addAll(ArrayFunctions.all());
    functions.addAll(BagFunctions.all());
    functions.addAll(IpFunctions.all());
    functions.addAll(SketchFunctions.all());
    functions.addAll(GeoFunctions.all());
    functions.addAll(CellFunctions.all());
    functions.addAll(ShapeFunctions.all());
    functions.addAll(SeriesArithmetic.all());
    functions.addAll(SeriesFilling.all());
    functions.addAll(SeriesFitting.all());
    functions.addAll(SeriesSignals.all());
    functions.addAll(UnitFunctions.all());
    functions.addAll(ContextFunctions.all());
    return functions;
  }
}
