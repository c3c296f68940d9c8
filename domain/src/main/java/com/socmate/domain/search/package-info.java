/// What a person types to find something, and how it is understood.
@NullMarked
package com.socmate.domain.search;

import org.jspecify.annotations.NullMarked;
