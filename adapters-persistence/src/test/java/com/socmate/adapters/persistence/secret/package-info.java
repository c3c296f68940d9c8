@NullMarked
package com.socmate.adapters.persistence.secret;

import org.jspecify.annotations.NullMarked;
