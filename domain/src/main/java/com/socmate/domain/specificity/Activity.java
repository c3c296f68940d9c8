package com.socmate.domain.specificity;

import com.socmate.domain.entity.TextSpan;

/// Something that happens, as a query names it.
///
/// @param name its usual name: `failed sign-in`
/// @param topic what it belongs to: `sign-in`
/// @param rare whether it happens seldom enough that any occurrence is worth a finding
public record Activity(String name, String topic, boolean rare, TextSpan span, String text) {}
