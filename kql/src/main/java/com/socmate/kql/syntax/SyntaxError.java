package com.socmate.kql.syntax;

/// Where the text stops being KQL, what is wrong there, and what to do about it.
public record SyntaxError(Span span, String message, String remedy) {}
