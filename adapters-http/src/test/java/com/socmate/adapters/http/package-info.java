@NullMarked
package com.socmate.adapters.http;

import org.jspecify.annotations.NullMarked;
