/// The embedded log workspace: a process that answers the Log Analytics REST over a folder of logs.
@NullMarked
package com.socmate.adapters.sentinel.workspace;

import org.jspecify.annotations.NullMarked;
