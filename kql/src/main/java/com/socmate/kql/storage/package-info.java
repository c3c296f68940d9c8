/// Where rows come from: folders of log files and column segments.
@NullMarked
package com.socmate.kql.storage;

import org.jspecify.annotations.NullMarked;
