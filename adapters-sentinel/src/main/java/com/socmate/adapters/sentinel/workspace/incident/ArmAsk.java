package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// What is asked of the workspace's SecurityInsights, taken apart.
///
/// @param resource the path of the workspace's SecurityInsights
/// @param rest what stands behind it, such as `/incidents/7`
/// @param path both, as they were sent
/// @param body missing where none was sent
record ArmAsk(
    String method,
    String resource,
    String rest,
    String path,
    Map<String, String> parameters,
    JsonNode body,
    String host) {}
