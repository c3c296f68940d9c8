package com.socmate.adapters.http;

/// What a route does with a call that was let through.
@FunctionalInterface
public interface Action {
  Answer answer(Call call) throws Exception;
}
