package com.socmate.domain.entity;

/// Something a text names.
///
/// @param value in its usual form: refanged, and in lower case where case means nothing
/// @param text as it was written
/// @param confidence from 0 to 1: 1 for what cannot be anything else
public record Entity(
    EntityType type, String value, TextSpan span, String text, double confidence) {}
