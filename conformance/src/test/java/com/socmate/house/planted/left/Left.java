package com.socmate.house.planted.left;

import com.socmate.house.planted.right.Right;
import java.util.Optional;

public record Left(Optional<Right> right) {}
