package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.JsonNode;

/// An answer of Azure's resource manager.
record ArmReply(int status, JsonNode body) {
  static ArmReply ok(JsonNode body) {
    return new ArmReply(200, body);
  }

  static ArmReply error(int status, String code, String message) {
    var body = IncidentBook.JSON.createObjectNode();
    body.putObject("error").put("code", code).put("message", message);
    return new ArmReply(status, body);
  }

  static ArmReply bad(String message) {
    return error(400, "BadRequest", message);
  }

  static ArmReply notFound(String what, String name) {
    return error(404, "NotFound", what + " '" + name + "' does not exist");
  }

  static ArmReply noSuchPath() {
    return error(404, "InvalidResourceType", "The requested path does not exist");
  }

  static ArmReply notAllowed(String method) {
    return error(405, "MethodNotAllowed", "The method " + method + " is not allowed here");
  }
}
