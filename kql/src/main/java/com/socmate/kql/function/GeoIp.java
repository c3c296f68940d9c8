package com.socmate.kql.function;

import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;

/// Where an address is; a property bag, or [Values#NULL] where it is not known.
@FunctionalInterface
public interface GeoIp {
  GeoIp NONE = _ -> Values.NULL;

  Value locate(String address);
}
