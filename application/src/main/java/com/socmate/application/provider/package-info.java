/// The administration of where logs and incidents come from.
@NullMarked
package com.socmate.application.provider;

import org.jspecify.annotations.NullMarked;
