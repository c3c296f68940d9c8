/// JavaScript libraries with known weaknesses, known by their addresses and texts.
@NullMarked
package com.socmate.domain.audit.library;

import org.jspecify.annotations.NullMarked;
