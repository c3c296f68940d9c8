package com.socmate.worker.quartz;

/// Something the clock does at fixed moments. Doing it once too often must do no harm.
///
/// @param name unique among the ticks, kept in the cluster's tables
/// @param cron in Quartz's own six-field form, evaluated in UTC
public record Tick(String name, String cron, Runnable work) {}
