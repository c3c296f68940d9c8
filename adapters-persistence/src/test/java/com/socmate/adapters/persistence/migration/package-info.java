@NullMarked
package com.socmate.adapters.persistence.migration;

import org.jspecify.annotations.NullMarked;
