package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.REAL;

import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `convert_length` and its kin. Each unit is so many of the first unit of its kind; an unknown
/// unit gives null.
final class UnitFunctions {
  private static final Map<String, Double> ANGLE =
      Map.ofEntries(
          Map.entry("Radian", 1.0),
          Map.entry("Degree", Math.PI / 180),
          Map.entry("Arcminute", Math.PI / 10_800),
          Map.entry("Arcsecond", Math.PI / 648_000),
          Map.entry("Centiradian", 0.01),
          Map.entry("Deciradian", 0.1),
          Map.entry("Milliradian", 1e-3),
          Map.entry("Microradian", 1e-6),
          Map.entry("Nanoradian", 1e-9),
          Map.entry("Gradian", Math.PI / 200),
          Map.entry("NatoMil", Math.PI / 3200),
          Map.entry("Revolution", 2 * Math.PI),
          Map.entry("Tilt", Math.PI / 2));

  private static final Map<String, Double> ENERGY =
      Map.ofEntries(
          Map.entry("Joule", 1.0),
          Map.entry("Kilojoule", 1e3),
          Map.entry("Megajoule", 1e6),
          Map.entry("Gigajoule", 1e9),
          Map.entry("Millijoule", 1e-3),
          Map.entry("BritishThermalUnit", 1055.05585262),
          Map.entry("KilobritishThermalUnit", 1055055.85262),
          Map.entry("Calorie", 4.184),
          Map.entry("Kilocalorie", 4184.0),
          Map.entry("ElectronVolt", 1.602176565e-19),
          Map.entry("Erg", 1e-7),
          Map.entry("FootPound", 1.355817948),
          Map.entry("WattHour", 3600.0),
          Map.entry("KilowattHour", 3.6e6),
          Map.entry("MegawattHour", 3.6e9),
          Map.entry("GigawattHour", 3.6e12),
          Map.entry("ThermUs", 105_480_400.0),
          Map.entry("HorsepowerHour", 2_684_519.537696173));

  private static final Map<String, Double> FORCE =
      Map.ofEntries(
          Map.entry("Newton", 1.0),
          Map.entry("Kilonewton", 1e3),
          Map.entry("Meganewton", 1e6),
          Map.entry("Millinewton", 1e-3),
          Map.entry("Micronewton", 1e-6),
          Map.entry("Dyn", 1e-5),
          Map.entry("KilogramForce", 9.80665),
          Map.entry("KiloPond", 9.80665),
          Map.entry("TonneForce", 9806.65),
          Map.entry("PoundForce", 4.4482216152605),
          Map.entry("OunceForce", 0.278013850953781),
          Map.entry("Poundal", 0.138254954376));

  private static final Map<String, Double> LENGTH =
      Map.ofEntries(
          Map.entry("Meter", 1.0),
          Map.entry("Kilometer", 1e3),
          Map.entry("Hectometer", 100.0),
          Map.entry("Decimeter", 0.1),
          Map.entry("Centimeter", 0.01),
          Map.entry("Millimeter", 1e-3),
          Map.entry("Micrometer", 1e-6),
          Map.entry("Nanometer", 1e-9),
          Map.entry("Angstrom", 1e-10),
          Map.entry("Inch", 0.0254),
          Map.entry("Foot", 0.3048),
          Map.entry("Yard", 0.9144),
          Map.entry("Mile", 1609.344),
          Map.entry("NauticalMile", 1852.0),
          Map.entry("Fathom", 1.8288),
          Map.entry("Mil", 2.54e-5),
          Map.entry("AstronomicalUnit", 1.495978707e11),
          Map.entry("LightYear", 9.46073047258e15),
          Map.entry("Parsec", 3.08567758128e16));

  private static final Map<String, Double> MASS =
      Map.ofEntries(
          Map.entry("Kilogram", 1.0),
          Map.entry("Gram", 1e-3),
          Map.entry("Milligram", 1e-6),
          Map.entry("Microgram", 1e-9),
          Map.entry("Nanogram", 1e-12),
          Map.entry("Centigram", 1e-5),
          Map.entry("Decigram", 1e-4),
          Map.entry("Hectogram", 0.1),
          Map.entry("Tonne", 1e3),
          Map.entry("Kilotonne", 1e6),
          Map.entry("Pound", 0.45359237),
          Map.entry("Ounce", 0.028349523125),
          Map.entry("Stone", 6.35029318),
          Map.entry("ShortTon", 907.18474),
          Map.entry("LongTon", 1016.0469088),
          Map.entry("Grain", 6.479891e-5),
          Map.entry("Slug", 14.593903));

  private static final Map<String, Double> SPEED =
      Map.ofEntries(
          Map.entry("MeterPerSecond", 1.0),
          Map.entry("KilometerPerSecond", 1e3),
          Map.entry("CentimeterPerSecond", 0.01),
          Map.entry("MillimeterPerSecond", 1e-3),
          Map.entry("MeterPerMinute", 1.0 / 60),
          Map.entry("MeterPerHour", 1.0 / 3600),
          Map.entry("KilometerPerHour", 1 / 3.6),
          Map.entry("KilometerPerMinute", 1000.0 / 60),
          Map.entry("FootPerSecond", 0.3048),
          Map.entry("FootPerMinute", 0.00508),
          Map.entry("InchPerSecond", 0.0254),
          Map.entry("YardPerSecond", 0.9144),
          Map.entry("MilePerHour", 0.44704),
          Map.entry("Knot", 1852.0 / 3600));

  private static final Map<String, Double> VOLUME =
      Map.ofEntries(
          Map.entry("CubicMeter", 1.0),
          Map.entry("AcreFoot", 1 / 0.000810714),
          Map.entry("CubicKilometer", 1e9),
          Map.entry("CubicDecimeter", 1e-3),
          Map.entry("CubicCentimeter", 1e-6),
          Map.entry("CubicMillimeter", 1e-9),
          Map.entry("CubicInch", 1.6387064e-5),
          Map.entry("CubicFoot", 0.028316846592),
          Map.entry("CubicYard", 0.764554857984),
          Map.entry("Liter", 1e-3),
          Map.entry("Milliliter", 1e-6),
          Map.entry("Centiliter", 1e-5),
          Map.entry("Deciliter", 1e-4),
          Map.entry("Hectoliter", 0.1),
          Map.entry("UsGallon", 0.003785411784),
          Map.entry("UsQuart", 9.46352946e-4),
          Map.entry("UsPint", 4.73176473e-4),
          Map.entry("UsOunce", 2.95735295625e-5),
          Map.entry("ImperialGallon", 0.00454609),
          Map.entry("OilBarrel", 0.158987294928));

  private UnitFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    functions.add(linear("convert_angle", ANGLE));
    functions.add(linear("convert_energy", ENERGY));
    functions.add(linear("convert_force", FORCE));
    functions.add(linear("convert_length", LENGTH));
    functions.add(linear("convert_mass", MASS));
    functions.add(linear("convert_speed", SPEED));
    functions.add(linear("convert_volume", VOLUME));
    functions.add(
        of("convert_temperature", (value, from, to) -> fromKelvin(toKelvin(value, from), to)));
    return functions;
  }

  @FunctionalInterface
  private interface Conversion {
    double of(double value, String from, String to);
  }

  private static ScalarFunction linear(String name, Map<String, Double> units) {
    return of(
        name,
        (value, from, to) ->
            value * units.getOrDefault(from, Double.NaN) / units.getOrDefault(to, Double.NaN));
  }

  private static ScalarFunction of(String name, Conversion conversion) {
    return Define.strict(
        name,
        REAL,
        row -> {
          double converted = conversion.of(row.real(0), row.text(1), row.text(2));
          return Double.isNaN(converted) ? Values.NULL : Values.of(converted);
        },
        Define.number("value"),
        Define.text("from"),
        Define.text("to"));
  }

  private static double toKelvin(double value, String unit) {
    return switch (unit) {
      case "Kelvin" -> value;
      case "DegreeCelsius" -> value + 273.15;
      case "DegreeFahrenheit" -> (value + 459.67) * 5 / 9;
      case "DegreeRankine" -> value * 5 / 9;
      case "DegreeReaumur" -> value * 5 / 4 + 273.15;
      case "DegreeDelisle" -> 373.15 - value * 2 / 3;
      default -> Double.NaN;
    };
  }

  private static double fromKelvin(double value, String unit) {
    return switch (unit) {
      case "Kelvin" -> value;
      case "DegreeCelsius" -> value - 273.15;
      case "DegreeFahrenheit" -> value * 9 / 5 - 459.67;
      case "DegreeRankine" -> value * 9 / 5;
      case "DegreeReaumur" -> (value - 273.15) * 4 / 5;
      case "DegreeDelisle" -> (373.15 - value) * 3 / 2;
      default -> Double.NaN;
    };
  }
}
