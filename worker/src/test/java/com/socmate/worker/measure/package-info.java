/// What a worker counts, measures and traces of the work that it does.
@NullMarked
package com.socmate.worker.measure;

import org.jspecify.annotations.NullMarked;
