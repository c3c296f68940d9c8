package com.socmate.adapters.two.planted;

public record SecondAdapter(String name) {}
