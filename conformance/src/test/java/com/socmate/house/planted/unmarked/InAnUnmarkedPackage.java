package com.socmate.house.planted.unmarked;

record InAnUnmarkedPackage(String name) {}
