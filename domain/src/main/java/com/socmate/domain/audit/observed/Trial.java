package com.socmate.domain.audit.observed;

import java.util.List;

/// Something that was tried at a place: as it should show, twice at least, and as it should not.
///
/// @param trick its name
public record Trial(String trick, Place place, List<Exchange> attacks, List<Exchange> controls) {
  public Trial {
    attacks = List.copyOf(attacks);
    controls = List.copyOf(controls);
  }
}
