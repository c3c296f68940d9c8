/// The REST side: routes declared with the permission each needs, and the JSON they speak.
@NullMarked
package com.socmate.adapters.http;

import org.jspecify.annotations.NullMarked;
