package com.socmate.domain.audit.observed;

/// Where something is tried.
///
/// @param url an address of the site
/// @param parameter that takes what is tried; empty where the page itself is asked for differently
public record Place(String url, String parameter) {}
