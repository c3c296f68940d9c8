@NullMarked
package com.socmate.adapters.persistence.backup;

import org.jspecify.annotations.NullMarked;
