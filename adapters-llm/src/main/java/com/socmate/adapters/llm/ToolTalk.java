package com.socmate.adapters.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.socmate.application.port.Chat;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Tools and their calls in the words of the library.
final class ToolTalk {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ToolTalk() {}

  static ChatRequest request(Chat.Prompt prompt) {
    var messages = new ArrayList<ChatMessage>();
    messages.add(SystemMessage.from(prompt.rules()));
    messages.add(UserMessage.from(prompt.material()));
    prompt.before().forEach(it -> messages.addAll(exchange(it)));
    var request = ChatRequest.builder().messages(messages);
    return prompt.tools().isEmpty()
        ? request.build()
        : request
            .toolSpecifications(prompt.tools().stream().map(ToolTalk::specification).toList())
            .build();
  }

  private static ToolSpecification specification(Chat.Tool tool) {
    var parameters = JsonObjectSchema.builder();
    new TreeMap<>(tool.parameters()).forEach(parameters::addStringProperty);
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.description())
        .parameters(
            parameters.required(tool.parameters().keySet().stream().sorted().toList()).build())
        .build();
  }

  private static List<ChatMessage> exchange(Chat.Exchange exchange) {
    var requests = exchange.calls().stream().map(ToolTalk::request).toList();
    var messages = new ArrayList<ChatMessage>(List.of(AiMessage.from(requests)));
    for (int call = 0; call < requests.size(); call++) {
      messages.add(
          ToolExecutionResultMessage.from(requests.get(call), exchange.answers().get(call)));
    }
    return messages;
  }

  private static ToolExecutionRequest request(Chat.Call call) {
    return ToolExecutionRequest.builder()
        .id(call.id())
        .name(call.tool())
        .arguments(JSON.valueToTree(call.arguments()).toString())
        .build();
  }

  static Chat.Reply called(AiMessage message, long tokens) {
    return new Chat.Reply.Called(
        message.toolExecutionRequests().stream().map(ToolTalk::call).toList(), tokens);
  }

  private static Chat.Call call(ToolExecutionRequest request) {
    return new Chat.Call(
        Optional.ofNullable(request.id()).orElse(""),
        Optional.ofNullable(request.name()).orElse(""),
        arguments(Optional.ofNullable(request.arguments()).orElse("")));
  }

  /// What is not an object of plain values is as good as none.
  private static Map<String, String> arguments(String json) {
    try {
      var arguments = new TreeMap<String, String>();
      JsonNode read = JSON.readTree(json.isBlank() ? "{}" : json);
      read.properties().forEach(it -> arguments.put(it.getKey(), it.getValue().asText()));
      return arguments;
    } catch (JsonProcessingException e) {
      return Map.of();
    }
  }
}
