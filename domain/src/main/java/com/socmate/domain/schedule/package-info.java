/// What a user wants investigated, when, and how it stands.
@NullMarked
package com.socmate.domain.schedule;

import org.jspecify.annotations.NullMarked;
