package com.socmate.adapters.http.body;

import java.util.List;

/// One thing that is wrong with a body, in the form of the contract.
///
/// @param loc where: `body`, then member names and list positions
/// @param msg what is wrong and what would be right
/// @param type for programs, such as `value_error.missing`
public record Violation(List<Object> loc, String msg, String type) {
  public Violation {
    loc = List.copyOf(loc);
  }
}
