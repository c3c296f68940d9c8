package com.socmate.adapters.persistence;

import com.socmate.domain.incident.EntityPlace;
import com.socmate.domain.incident.EntityPlace.Network;
import com.socmate.domain.incident.EntityPlace.Sure;
import com.socmate.domain.incident.EntityPlace.Where;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Where an address is, as it is kept.
record EntityPlaceJson(
    String address,
    @Nullable Named country,
    @Nullable Named state,
    @Nullable Named city,
    @Nullable String stateCode,
    @Nullable String continent,
    @Nullable String region,
    @Nullable String latitude,
    @Nullable String longitude,
    @Nullable String asn,
    @Nullable String carrier,
    @Nullable String organization,
    @Nullable String organizationType,
    @Nullable String routing,
    String original) {

  static EntityPlaceJson of(EntityPlace it) {
    var where = it.where();
    var network = it.network();
    return new EntityPlaceJson(
        it.address(),
        Named.of(where.country()),
        Named.of(where.state()),
        Named.of(where.city()),
        where.stateCode().orElse(null),
        where.continent().orElse(null),
        where.region().orElse(null),
        where.latitude().orElse(null),
        where.longitude().orElse(null),
        network.asn().orElse(null),
        network.carrier().orElse(null),
        network.organization().orElse(null),
        network.organizationType().orElse(null),
        network.routing().orElse(null),
        it.original());
  }

  EntityPlace toDomain() {
    return new EntityPlace(
        address,
        new Where(
            Named.toDomain(country),
            Named.toDomain(state),
            Named.toDomain(city),
            Optional.ofNullable(stateCode),
            Optional.ofNullable(continent),
            Optional.ofNullable(region),
            Optional.ofNullable(latitude),
            Optional.ofNullable(longitude)),
        new Network(
            Optional.ofNullable(asn),
            Optional.ofNullable(carrier),
            Optional.ofNullable(organization),
            Optional.ofNullable(organizationType),
            Optional.ofNullable(routing)),
        original);
  }

  record Named(@Nullable String name, @Nullable Integer confidence) {
    static Named of(Sure it) {
      return new Named(
          it.name().orElse(null), it.confidence().isPresent() ? it.confidence().getAsInt() : null);
    }

    static Sure toDomain(@Nullable Named kept) {
      return kept == null
          ? new Sure(Optional.empty(), OptionalInt.empty())
          : new Sure(
              Optional.ofNullable(kept.name),
              kept.confidence == null ? OptionalInt.empty() : OptionalInt.of(kept.confidence));
    }
  }
}
