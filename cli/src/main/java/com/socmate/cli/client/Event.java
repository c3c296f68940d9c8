package com.socmate.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/// One event of a stream.
public record Event(String id, String kind, JsonNode data) {}
