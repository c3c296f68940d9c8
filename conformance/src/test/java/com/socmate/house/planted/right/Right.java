package com.socmate.house.planted.right;

import com.socmate.house.planted.left.Left;

public record Right(Left left) {}
