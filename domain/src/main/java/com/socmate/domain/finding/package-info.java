/// What an investigation found, and the rows that prove it.
@NullMarked
package com.socmate.domain.finding;

import org.jspecify.annotations.NullMarked;
