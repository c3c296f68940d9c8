package org.quartz.planted;

public record QuartzJob(String name) {}
