/// Tests of the worker.
@NullMarked
package com.socmate.worker;

import org.jspecify.annotations.NullMarked;
