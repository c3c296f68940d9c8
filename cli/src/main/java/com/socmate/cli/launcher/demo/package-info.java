/// The main job, shown: sample logs, a schedule, its run, its findings.
@NullMarked
package com.socmate.cli.launcher.demo;

import org.jspecify.annotations.NullMarked;
