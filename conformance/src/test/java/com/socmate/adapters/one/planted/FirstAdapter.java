package com.socmate.adapters.one.planted;

import com.socmate.adapters.two.planted.SecondAdapter;

public record FirstAdapter(SecondAdapter other) {}
