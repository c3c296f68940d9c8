/// Schedules as code: a folder of documents, and how the product differs from it.
@NullMarked
package com.socmate.cli.launcher.apply;

import org.jspecify.annotations.NullMarked;
